package dev.gonogo.cli.console;

import java.io.IOException;
import java.util.List;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/** A line reader above which, and below which, other threads show something: each time as a whole, between two keys. */
final class LiveReader extends LineReaderImpl {

    LiveReader(Terminal terminal) throws IOException {
        super(terminal, "gonogo");
    }

    /** @param foot the lines of the status bar; @param prompt for the line that is being typed */
    void show(String above, Status status, List<AttributedString> foot, String prompt) {
        lock.lock();
        try {
            if (!above.isEmpty()) {
                printAbove(AttributedString.fromAnsi(above));
            }
            if (status != null) {
                status.update(foot);
            }
            if (reading && prompt != null) {
                setPrompt(prompt);
                redisplay(true);
            }
        } finally {
            lock.unlock();
        }
    }
}
