package dev.gonogo.cli.console;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows commands that are known, while they are typed. */
final class ConsoleHighlighter implements Highlighter {

    private final Marks marks;

    ConsoleHighlighter(Marks marks) {
        this.marks = marks;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        int end = line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ');
        if (!marks.colour() || Commands.find(line.substring(0, end)).isEmpty()) {
            return new AttributedString(line);
        }
        return new AttributedStringBuilder()
                .append(line.substring(0, end), AttributedStyle.BOLD)
                .append(line.substring(end))
                .toAttributedString();
    }
}
