package dev.gonogo.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The definition of a catalog object as its labels and their values, and one spelling for what PostgreSQL spells in two. */
final class Definition {

    private static final Pattern NEXT_LABEL = Pattern.compile("\n(?!  )");
    private static final String LITERAL = "'(?:[^']|'')*'::[a-z ]+(?:\\(\\d+\\))?";
    private static final Pattern CAST_LIST =
            Pattern.compile("\\(ARRAY\\[(%1$s(?:, %1$s)*)]\\)::([a-z ]+)\\[]".formatted(LITERAL));

    private Definition() {}

    static Map<String, String> values(String definition) {
        var values = new LinkedHashMap<String, String>();
        for (String line : NEXT_LABEL.split(definition)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return values;
    }

    /**
     * A list of constants that is cast as a whole is written as one of which each is cast: so PostgreSQL writes it itself
     * when the first was dumped and restored.
     */
    static String canonical(String definition) {
        return definition.contains("::")
                ? CAST_LIST
                        .matcher(definition)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement("ARRAY["
                                + found.group(1).replaceAll("(" + LITERAL + ")", "($1)::" + found.group(2)) + "]"))
                : definition;
    }
}
