package dev.gonogo.cli.console;

import dev.gonogo.model.Runbook;
import dev.gonogo.run.Interruption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the console that this terminal can show. */
public final class Consoles {

    private static final Size USUAL = Size.of(80, 24);

    private Consoles() {}

    /**
     * At the terminal of this process.
     *
     * @param line whether the terminal can only print one line below the other
     * @param history where commands are remembered
     */
    public static Console open(Runbook runbook, Marks marks, Interruption interruption, boolean line, Path history) {
        return new Console(runbook, marks, interruption, parts -> line ? lines() : live(terminal(), parts, history));
    }

    /** At a terminal that is open already. */
    static Console open(Runbook runbook, Marks marks, Interruption interruption, Terminal terminal, Path history) {
        return new Console(runbook, marks, interruption, parts -> live(terminal, parts, history));
    }

    private static Display live(Terminal terminal, ConsoleParts parts, Path history) {
        try {
            return new LiveDisplay(terminal, parts.completer(), parts.highlighter(), history);
        } catch (IOException unusable) {
            throw new UncheckedIOException("the terminal cannot be used", unusable);
        }
    }

    private static Display lines() {
        return new LineDisplay(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    /**
     * It binds no signals: each line that is read would bind them anew, and what comes in between would be lost, or end the
     * process. Some terminals, such as those of `script`, do not know how large they are.
     */
    private static Terminal terminal() {
        try {
            var terminal =
                    TerminalBuilder.builder().system(true).nativeSignals(false).build();
            if (terminal.getColumns() <= 0 || terminal.getRows() <= 0) {
                terminal.setSize(USUAL);
            }
            return terminal;
        } catch (IOException unusable) {
            throw new UncheckedIOException("the terminal cannot be used", unusable);
        }
    }
}
