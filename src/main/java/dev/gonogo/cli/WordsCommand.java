package dev.gonogo.cli;

import dev.gonogo.dsl.Vocabulary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** `gonogo words`. */
@Command(
        name = "words",
        mixinStandardHelpOptions = true,
        description = "Lists the words of the language, or explains one.")
final class WordsCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "WORD", arity = "0..1", description = "one word")
    private String word;

    WordsCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var entries = Vocabulary.read().entries().stream()
                .filter(entry -> word == null || entry.word().equals(word))
                .toList();
        if (common.json()) {
            output.json(entries);
        } else {
            output.result(WordsText.of(entries));
        }
        if (entries.isEmpty()) {
            output.progress("there is no word `" + word + "`; `gonogo words` lists all");
            return ExitStatus.WRONG_CALL;
        }
        return ExitStatus.DONE;
    }
}
