package dev.gonogo.cli.console;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;

/** A line reader above which, and below which, other threads show something: each time as a whole, between two keys. */
final class LiveReader extends LineReaderImpl {

    /** How many lines a key waits for at most. */
    private static final int LINES_AT_ONCE = 25;

    private static final int NANOSECONDS_OF_A_KEY = 100_000;

    private static final int TRIES = 10;

    private final Status status;
    private List<String> foot = List.of();
    private boolean away;
    private Size drawnFor;

    LiveReader(Terminal terminal) throws IOException {
        super(terminal, "gonogo");
        this.status = Status.getStatus(terminal, true);
        this.drawnFor = terminal.getBufferSize();
        status.resize(footSize());
    }

    /**
     * Without the last column: who has written there is at the next line for some terminals, also when the cursor was put
     * back since, and what comes then stands a line lower than it should.
     */
    private Size footSize() {
        return Size.of(terminal.getColumns() - 1, terminal.getRows());
    }

    /** JLine takes every error while it waits for a key for the end of the input; only the end stays when it is asked again. */
    @Override
    public Binding readBinding(KeyMap<Binding> keys, KeyMap<Binding> local) {
        var binding = super.readBinding(keys, local);
        for (int tries = 1; binding == null && tries < TRIES; tries++) {
            binding = super.readBinding(keys, local);
        }
        return binding;
    }

    /** Shows lines above what is being typed. */
    void above(List<String> lines) {
        for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
            var some = lines.subList(from, Math.min(lines.size(), from + LINES_AT_ONCE));
            printAbove(AttributedString.fromAnsi(String.join("\n", some) + "\n"));
            letKeysGoFirst();
        }
    }

    /** The lock is not fair: who lets go of it would have it again before whoever waits for it. */
    private void letKeysGoFirst() {
        while (lock.hasQueuedThreads()) {
            LockSupport.parkNanos(NANOSECONDS_OF_A_KEY);
        }
    }

    /** Shows the lines of the status bar. */
    void foot(List<String> lines) {
        lock.lock();
        try {
            if (!lines.equals(foot)) {
                foot = lines;
                status.update(fitted());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Changes what stands before the line that is being typed. @return false when none is */
    boolean prompt(String text) {
        lock.lock();
        try {
            if (reading) {
                setPrompt(text);
                redisplay(true);
            }
            return reading;
        } finally {
            lock.unlock();
        }
    }

    /** Leaves the screen to another program, until {@link #back}. */
    void away() {
        lock.lock();
        away = true;
        status.suspend();
        lock.unlock();
    }

    void back() {
        lock.lock();
        away = false;
        status.restore();
        drawAnew();
        lock.unlock();
    }

    /** Leaves the screen without a status bar. */
    void leave() {
        foot(List.of());
        status.close();
    }

    /** Ends the line that is being read, as Ctrl-C. @return false when none is */
    boolean interruptLine() {
        lock.lock();
        try {
            if (reading) {
                terminal.raise(Terminal.Signal.INT);
            }
            return reading;
        } finally {
            lock.unlock();
        }
    }

    /** Fits what is shown into the terminal, when its size is another one now. */
    void fit() {
        lock.lock();
        try {
            if (!away && !terminal.getBufferSize().equals(drawnFor)) {
                drawAnew();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The terminal was another program's. */
    void resumed() {
        lock.lock();
        try {
            if (!away) {
                terminal.enterRawMode();
                terminal.puts(Capability.keypad_xmit);
                drawAnew();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whatever is on the screen from the line that is typed on, as far down as the screen goes now. */
    private void drawAnew() {
        if (reading) {
            display.update(Collections.emptyList(), 0, false);
        }
        drawnFor = terminal.getBufferSize();
        size = drawnFor;
        display.resize(size);
        status.resize(footSize());
        makeRoom();
        status.update(Collections.nCopies(foot.size(), filled()), false);
        status.update(fitted(), true);
        redrawLine();
        if (reading) {
            redisplay(true);
        }
    }

    /** The line that is typed stands above the foot, which does not scroll. Setting what scrolls moves the cursor. */
    private void makeRoom() {
        terminal.puts(Capability.save_cursor);
        terminal.puts(Capability.change_scroll_region, 0, size.getRows() - 1);
        terminal.puts(Capability.restore_cursor);
        terminal.puts(Capability.carriage_return);
        terminal.puts(Capability.clr_eos);
        foot.forEach(line -> terminal.writer().print('\n'));
        foot.forEach(line -> terminal.puts(Capability.cursor_up));
        terminal.puts(Capability.save_cursor);
        terminal.puts(Capability.change_scroll_region, 0, size.getRows() - 1 - foot.size());
        terminal.puts(Capability.restore_cursor);
    }

    private List<AttributedString> fitted() {
        int columns = footSize().getColumns();
        return foot.stream()
                .map(line -> AttributedString.fromAnsi(line).columnSubSequence(0, columns))
                .toList();
    }

    /** Unlike any line of the foot, so that each of its characters is written anew. */
    private AttributedString filled() {
        return new AttributedString("~".repeat(footSize().getColumns()));
    }
}
