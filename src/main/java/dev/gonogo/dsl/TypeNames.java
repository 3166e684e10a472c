package dev.gonogo.dsl;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Java's types in the words of somebody who writes a runbook. */
public final class TypeNames {

    private static final Set<String> NUMBERS = Set.of(
            "byte",
            "short",
            "int",
            "long",
            "float",
            "double",
            "Byte",
            "Short",
            "Integer",
            "Long",
            "Float",
            "Double",
            "BigDecimal",
            "BigInteger",
            "Number");

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("String", "text"),
            Map.entry("GString", "text"),
            Map.entry("GStringImpl", "text"),
            Map.entry("CharSequence", "text"),
            Map.entry("Closure", "block"),
            Map.entry("DayOfWeek", "weekday"),
            Map.entry("Map", "named values"),
            Map.entry("HashMap", "named values"),
            Map.entry("LinkedHashMap", "named values"),
            Map.entry("ArrayList", "list"),
            Map.entry("IntRange", "range"),
            Map.entry("LinkedHashSet", "set"),
            Map.entry("Boolean", "true or false"),
            Map.entry("boolean", "true or false"),
            Map.entry("void", "nothing"));

    private static final Set<String> KNOWN = Set.of(
            "duration", "pattern", "list", "set", "range", "secret", "class", "matcher", "entry", "size", "percent");

    private static final Set<String> WITHOUT_ARTICLE = Set.of("text", "true or false", "named values", "nothing");

    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("duration", "a duration such as `30.minutes`"),
            Map.entry("size", "a size such as `100.kb`"),
            Map.entry("percent", "a share such as `10.percent`"),
            Map.entry("text", "text in quotes"),
            Map.entry("number", "a number"),
            Map.entry("block", "a block `{ … }`"),
            Map.entry("weekday", "a weekday such as `WEDNESDAY`"),
            Map.entry("pattern", "a pattern such as `~/\\d{3}_.*/`"),
            Map.entry("secret", "`secret('NAME')`"),
            Map.entry("named values", "named values"));

    private TypeNames() {}

    /** `java.time.Duration` is `duration`; of what is no type of the language nothing is told but that it is a value. */
    public static String shortName(String className) {
        var name = className.replaceFirst("(\\[]|\\.\\.\\.)$", "").replaceFirst("^.*[.$]", "");
        if (NUMBERS.contains(name)) {
            return "number";
        }
        var own = name.toLowerCase(Locale.ROOT);
        return SHORT.getOrDefault(name, KNOWN.contains(own) ? own : "value");
    }

    /** The same with an article and, where it helps, an example. */
    public static String withExample(String className) {
        var name = shortName(className);
        return EXAMPLES.getOrDefault(name, withArticle(name));
    }

    /** `number` is `a number`; text and truth need no article. */
    public static String withArticle(String shortName) {
        if (WITHOUT_ARTICLE.contains(shortName)) {
            return shortName;
        }
        return ("aeiou".indexOf(shortName.charAt(0)) < 0 ? "a " : "an ") + shortName;
    }
}
