package dev.gonogo.cli.console;

import java.util.Set;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows commands that are known, and words, texts and numbers of SQL, while they are typed. */
final class ConsoleHighlighter implements Highlighter {

    private static final Set<String> WITH_SQL = Set.of("sql", "sql!", "watch");
    private static final Pattern SQL =
            Pattern.compile("'[^']*'?|\"[^\"]*\"?|\\b\\d+(\\.\\d+)?\\b|--.*|\\w+|.", Pattern.DOTALL);

    private final Marks marks;

    ConsoleHighlighter(Marks marks) {
        this.marks = marks;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        int end = line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ');
        var name = line.substring(0, end);
        if (!marks.colour() || Commands.find(name).isEmpty()) {
            return new AttributedString(line);
        }
        var shown = new AttributedStringBuilder().append(name, AttributedStyle.BOLD);
        if (WITH_SQL.contains(name)) {
            SQL.matcher(line.substring(end))
                    .results()
                    .forEach(found -> shown.append(found.group(), style(found.group())));
        } else {
            shown.append(line.substring(end));
        }
        return shown.toAttributedString();
    }

    private static AttributedStyle style(String part) {
        char first = part.charAt(0);
        if (first == '\'') {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
        }
        if (part.startsWith("--")) {
            return AttributedStyle.DEFAULT.faint();
        }
        if (Character.isDigit(first)) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
        }
        return SqlWords.isKnown(part)
                ? AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE).bold()
                : AttributedStyle.DEFAULT;
    }
}
