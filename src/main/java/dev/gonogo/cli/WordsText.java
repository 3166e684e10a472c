package dev.gonogo.cli;

import dev.gonogo.dsl.Vocabulary;
import java.util.List;

/** Words by the blocks they belong in, with their forms. */
final class WordsText {

    private WordsText() {}

    static String of(List<Vocabulary.Entry> entries) {
        var text = new StringBuilder();
        var block = "";
        for (Vocabulary.Entry entry : entries) {
            if (!entry.block().equals(block)) {
                block = entry.block();
                text.append(text.isEmpty() ? "" : "\n")
                        .append("in ")
                        .append(block)
                        .append('\n');
            }
            text.append("  %-34s %s%n".formatted(String.join(" or ", entry.forms()), entry.description()));
        }
        return text.toString().stripTrailing();
    }
}
