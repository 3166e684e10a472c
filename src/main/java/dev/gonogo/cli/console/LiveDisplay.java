package dev.gonogo.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/** A terminal that can move its cursor: what is shown appears above the line that is typed, and the status below it. */
final class LiveDisplay implements Display {

    private static final int MILLISECONDS_BETWEEN_LOOKS = 40;

    /** As many as anybody can look at before the next come. */
    private static final int MOST_LINES_AT_ONCE = 100;

    private final Terminal terminal;
    private final LiveReader reader;
    private final Status status;
    private final Attributes asFound;
    private final Backlog backlog = new Backlog(MOST_LINES_AT_ONCE);
    private final ScheduledExecutorService showing = Executors.newSingleThreadScheduledExecutor(LiveDisplay::thread);
    private volatile String prompt = "> ";
    private volatile List<String> foot = List.of();
    private volatile boolean closed;
    private volatile boolean asking;
    private String shownPrompt = "";
    private List<String> shownFoot = List.of();

    LiveDisplay(Terminal terminal, Completer completer, Highlighter highlighter, Path history) throws IOException {
        this.terminal = terminal;
        // between two commands too, the terminal itself must not write what is typed into what is shown
        this.asFound = terminal.enterRawMode();
        this.reader = new LiveReader(terminal);
        this.status = Status.getStatus(terminal, true);
        reader.setCompleter(completer);
        reader.setHighlighter(highlighter);
        reader.setParser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]));
        reader.setVariable(LineReader.HISTORY_FILE, history);
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
        showing.scheduleWithFixedDelay(
                this::show, MILLISECONDS_BETWEEN_LOOKS, MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "console shows");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Line read() {
        reader.setVariable(LineReader.DISABLE_HISTORY, false);
        reader.setVariable(LineReader.DISABLE_COMPLETION, false);
        return line(prompt);
    }

    @Override
    public Line ask(String label) {
        asking = true;
        try {
            reader.setVariable(LineReader.DISABLE_HISTORY, true);
            reader.setVariable(LineReader.DISABLE_COMPLETION, true);
            return line("  " + label + " > ");
        } finally {
            asking = false;
        }
    }

    private Line line(String before) {
        if (closed) {
            return Line.ENDED;
        }
        show();
        try {
            return Line.typed(reader.readLine(before));
        } catch (UserInterruptException interrupted) {
            return closed ? Line.ENDED : Line.INTERRUPTED;
        } catch (EndOfFileException | java.io.IOError end) {
            return Line.ENDED;
        }
    }

    private synchronized void show() {
        try {
            var above = backlog.drain();
            var now = foot;
            boolean otherPrompt = !asking && !prompt.equals(shownPrompt);
            if (above.isEmpty() && now.equals(shownFoot) && !otherPrompt) {
                return;
            }
            shownFoot = now;
            shownPrompt = prompt;
            reader.show(above, status, cut(now), otherPrompt ? prompt : null);
        } catch (java.io.IOError | RuntimeException terminalGone) {
            // whoever reads finds out
        }
    }

    private List<AttributedString> cut(List<String> lines) {
        int columns = columns();
        return lines.stream()
                .map(line -> AttributedString.fromAnsi(line).columnSubSequence(0, columns - 1))
                .toList();
    }

    @Override
    public void above(String text) {
        backlog.add(new Wrap(columns()).text(Plain.text(text)));
    }

    @Override
    public void prompt(String text, boolean waits) {
        prompt = Plain.text(text);
    }

    @Override
    public void status(List<String> lines) {
        foot = lines.stream().map(Plain::text).toList();
    }

    /** What is to be shown meanwhile waits. */
    @Override
    public synchronized void whileAway(Runnable work) {
        try {
            if (status != null) {
                status.suspend();
            }
            if (terminal.canPauseResume()) {
                terminal.pause(true);
            }
            terminal.setAttributes(asFound);
            work.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            terminal.enterRawMode();
            if (terminal.canPauseResume()) {
                terminal.resume();
            }
            if (status != null) {
                status.restore();
            }
        }
    }

    @Override
    public int columns() {
        return terminal.getColumns() > 0 ? terminal.getColumns() : 80;
    }

    @Override
    public int rows() {
        return terminal.getRows() > 0 ? terminal.getRows() : 24;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    /** After whoever reads was interrupted. */
    @Override
    public void close() {
        closed = true;
        foot = List.of();
        showing.shutdown();
        show();
        try {
            if (status != null) {
                status.close();
            }
            terminal.setAttributes(asFound);
            terminal.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
