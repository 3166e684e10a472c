package dev.gonogo.cli;

import java.util.List;
import java.util.regex.Pattern;

/** One way to write a word, as `task(text, text) { … }`, taken apart. */
record WordForm(String word, List<String> arguments, boolean block) {

    private static final Pattern FORM = Pattern.compile("(\\w+)(?:\\((.*)\\)| (?!\\{)(.*?))?( \\{ … })?");

    static WordForm of(String form) {
        var parts = FORM.matcher(form);
        if (!parts.matches()) {
            throw new IllegalStateException("no form of a word: " + form);
        }
        var arguments = parts.group(2) == null ? parts.group(3) : parts.group(2);
        return new WordForm(
                parts.group(1),
                arguments == null || arguments.isBlank() ? List.of() : List.of(arguments.split(", ")),
                parts.group(4) != null);
    }
}
