package dev.gonogo.dsl;

import java.util.Map;

/** Java's types in the words of somebody who writes a runbook. */
public final class TypeNames {

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("java.lang.String", "text"),
            Map.entry("groovy.lang.GString", "text"),
            Map.entry("org.codehaus.groovy.runtime.GStringImpl", "text"),
            Map.entry("java.time.Duration", "duration"),
            Map.entry("java.util.regex.Pattern", "pattern"),
            Map.entry("groovy.lang.Closure", "block"),
            Map.entry("java.time.DayOfWeek", "weekday"),
            Map.entry("dev.gonogo.model.Secret", "secret"),
            Map.entry("java.util.Map", "named values"),
            Map.entry("java.util.LinkedHashMap", "named values"),
            Map.entry("java.util.List", "list"),
            Map.entry("java.util.ArrayList", "list"),
            Map.entry("java.lang.Boolean", "true or false"),
            Map.entry("boolean", "true or false"));

    private static final Map<String, String> EXAMPLES = Map.of(
            "duration", "a duration such as `30.minutes`",
            "text", "text in quotes",
            "number", "a number",
            "block", "a block `{ … }`",
            "weekday", "a weekday such as `WEDNESDAY`",
            "pattern", "a pattern such as `~/\\d{3}_.*/`",
            "secret", "`secret('NAME')`");

    private TypeNames() {}

    /** `java.time.Duration` is `duration`; what is not a type of the language is told by its last name. */
    public static String shortName(String className) {
        if (className.matches("byte|short|int|long|float|double")
                || className.matches(
                        "java\\.(lang|math)\\.(Byte|Short|Integer|Long|Float|Double|BigDecimal|BigInteger|Number)")) {
            return "number";
        }
        return SHORT.getOrDefault(
                className, className.replaceFirst("^.*[.$]", "").toLowerCase(java.util.Locale.ROOT));
    }

    /** The same with an article and, where it helps, an example. */
    public static String withExample(String className) {
        var name = shortName(className);
        return EXAMPLES.getOrDefault(name, "a " + name);
    }

    /** `number` is `a number`; text and truth need no article. */
    public static String withArticle(String shortName) {
        if (shortName.startsWith("t")) {
            return shortName;
        }
        return ("aeiou".indexOf(shortName.charAt(0)) < 0 ? "a " : "an ") + shortName;
    }
}
