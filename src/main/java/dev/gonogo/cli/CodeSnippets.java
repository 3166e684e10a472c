package dev.gonogo.cli;

import dev.gonogo.dsl.Vocabulary;
import dev.gonogo.plan.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The language as snippets of VS Code, which offers them in Groovy files of the folder without any extension. */
final class CodeSnippets {

    private CodeSnippets() {}

    static String of(Vocabulary vocabulary) {
        var snippets = new LinkedHashMap<String, Object>();
        vocabulary
                .entries()
                .forEach(entry -> entry.forms()
                        .forEach(form -> snippets.put(
                                "%s, in %s".formatted(form, entry.block()),
                                Map.of(
                                        "scope", "groovy",
                                        "prefix", entry.word(),
                                        "body", body(WordForm.of(form)),
                                        "description", "in %s: %s".formatted(entry.block(), entry.description())))));
        return Json.file(snippets);
    }

    private static List<String> body(WordForm form) {
        var text = new StringBuilder(form.word());
        int stop = 1;
        if (!form.arguments().isEmpty() || !form.block()) {
            text.append(form.block() ? "(" : form.arguments().isEmpty() ? "()" : " ");
            for (String argument : form.arguments()) {
                text.append(stop == 1 ? "" : ", ").append(placeholder(argument, stop++));
            }
            text.append(form.block() ? ")" : "");
        }
        return form.block() ? List.of(text + " {", "  $0", "}") : List.of(text.toString());
    }

    private static String placeholder(String argument, int stop) {
        var type = argument.replace("…", "");
        int named = type.indexOf(": ");
        if (named > 0) {
            return type.substring(0, named) + ": " + placeholder(type.substring(named + 2), stop);
        }
        return type.equals("text") ? "'${%d:text}'".formatted(stop) : "${%d:%s}".formatted(stop, type);
    }
}
