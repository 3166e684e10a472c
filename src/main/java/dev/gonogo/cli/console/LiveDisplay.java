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

/** A terminal that can move its cursor: what is shown appears above the line that is typed, and the status below it. */
final class LiveDisplay implements Display {

    private static final int MILLISECONDS_BETWEEN_LOOKS = 40;

    /** As many as anybody can look at before the next come. */
    private static final int MOST_LINES_AT_ONCE = 100;

    /** When there are more: those that the next ones do not push off the screen at once. */
    private static final int MOST_OF_MANY = 20;

    private final Terminal terminal;
    private final LiveReader reader;
    private final Attributes asFound;
    private final Backlog backlog = new Backlog(MOST_LINES_AT_ONCE, MOST_OF_MANY);
    private final ScheduledExecutorService showing = Executors.newSingleThreadScheduledExecutor(LiveDisplay::thread);
    private volatile String prompt = "> ";
    private volatile List<String> foot = List.of();
    private volatile boolean closed;
    private boolean asking;
    private String shownPrompt = "";

    LiveDisplay(Terminal terminal, Completer completer, Highlighter highlighter, Path history) throws IOException {
        this.terminal = terminal;
        // between two commands too, the terminal itself must not write what is typed into what is shown
        this.asFound = terminal.enterRawMode();
        this.reader = new LiveReader(terminal);
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
        return line(promptToRead());
    }

    /** From here on whatever else is to stand there replaces it. */
    private synchronized String promptToRead() {
        show();
        asking = false;
        shownPrompt = prompt;
        return shownPrompt;
    }

    @Override
    public Line ask(String label) {
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        reader.setVariable(LineReader.DISABLE_COMPLETION, true);
        return line(labelToRead(label));
    }

    /** From here on nothing replaces it, until the next command is read. */
    private synchronized String labelToRead(String label) {
        show();
        asking = true;
        return "  " + label + " > ";
    }

    private Line line(String before) {
        if (closed) {
            return Line.ENDED;
        }
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
            reader.fit();
            reader.above(wrapped(backlog.drain()));
            var now = prompt;
            if (!asking && !now.equals(shownPrompt) && reader.prompt(now)) {
                shownPrompt = now;
            }
            // when it says what the run waits for, the prompt says it too
            reader.foot(foot);
        } catch (java.io.IOError | RuntimeException terminalGone) {
            // whoever reads finds out
        }
    }

    private List<String> wrapped(List<String> lines) {
        return lines.isEmpty()
                ? lines
                : new Wrap(columns())
                        .text(Plain.text(String.join("\n", lines)))
                        .lines()
                        .toList();
    }

    @Override
    public void above(String text) {
        backlog.add(text);
    }

    @Override
    public void prompt(String text, boolean waits) {
        prompt = Plain.text(text);
    }

    @Override
    public void status(List<String> lines) {
        foot = lines.stream().map(Plain::text).toList();
    }

    @Override
    public boolean interrupt() {
        return reader.interruptLine();
    }

    @Override
    public void resumed() {
        reader.resumed();
    }

    /** What is to be shown meanwhile waits. */
    @Override
    public synchronized void whileAway(Runnable work) {
        try {
            reader.away();
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
            reader.back();
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
            reader.leave();
            terminal.setAttributes(asFound);
            terminal.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
