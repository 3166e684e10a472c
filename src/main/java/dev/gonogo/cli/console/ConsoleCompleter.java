package dev.gonogo.cli.console;

import dev.gonogo.run.Question;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, what may stand behind them, and the answers to what is asked. */
final class ConsoleCompleter implements Completer {

    private final Desk desk;

    ConsoleCompleter(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        try {
            words(line).forEach(word -> candidates.add(new Candidate(word)));
        } catch (RuntimeException notNow) {
            // nothing is completed
        }
    }

    private List<String> words(ParsedLine line) {
        if (line.wordIndex() > 0) {
            return Commands.find(line.words().get(0))
                    .map(command -> command.completions(desk, line.words().subList(1, line.wordIndex())))
                    .orElse(List.of());
        }
        var words = new ArrayList<>(Commands.names());
        desk.question()
                .map(Waiting.ForAnswer::question)
                .map(ConsoleCompleter::answers)
                .ifPresent(words::addAll);
        return words.stream().distinct().toList();
    }

    /** The name of a target that is typed as a confirmation is typed by hand. */
    private static List<String> answers(Question question) {
        return question.step().equals("run/target") ? List.of() : question.choices();
    }
}
