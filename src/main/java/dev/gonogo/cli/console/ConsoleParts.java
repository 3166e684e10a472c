package dev.gonogo.cli.console;

import java.util.Optional;
import org.jline.reader.Completer;
import org.jline.reader.Highlighter;

/** What a display needs of the console behind it, which needs the display: both are there once the desk is. */
final class ConsoleParts {

    private final Marks marks;
    private Optional<Desk> desk = Optional.empty();

    ConsoleParts(Marks marks) {
        this.marks = marks;
    }

    Desk desk(Display display) {
        var made = new Desk(display, marks);
        desk = Optional.of(made);
        return made;
    }

    Completer completer() {
        return (reader, line, candidates) ->
                desk.ifPresent(there -> new ConsoleCompleter(there).complete(reader, line, candidates));
    }

    Highlighter highlighter() {
        return new ConsoleHighlighter(marks);
    }
}
