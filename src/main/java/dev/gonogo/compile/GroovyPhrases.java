package dev.gonogo.compile;

import dev.gonogo.dsl.TypeNames;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Groovy's compiler says of code that is neither a word nor a value of a word, in the author's terms. */
final class GroovyPhrases {

    private static final Pattern FRAME =
            Pattern.compile("^\\[Static type checking] - | @ line \\d+, column \\d+\\.\\s*$| At \\[\\d+:\\d+]");
    /** What an author must never read: packages, members as `A#b`, generated names. */
    private static final Pattern MACHINERY =
            Pattern.compile("\\b[a-z]+(\\.[a-z]\\w*)+\\.[A-Z]|#|\\$_|\\bdoCall\\b|\\n");

    private static final String ANY = "(.+?)";
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("plus", "+"),
            Map.entry("minus", "-"),
            Map.entry("multiply", "*"),
            Map.entry("div", "/"),
            Map.entry("remainder", "%"),
            Map.entry("mod", "%"),
            Map.entry("power", "**"),
            Map.entry("leftShift", "<<"),
            Map.entry("rightShift", ">>"),
            Map.entry("compareTo", "<"),
            Map.entry("getAt", "[ ]"),
            Map.entry("putAt", "[ ]"),
            Map.entry("next", "++"),
            Map.entry("previous", "--"),
            Map.entry("negative", "-"),
            Map.entry("positive", "+"),
            Map.entry("and", "&"),
            Map.entry("or", "|"),
            Map.entry("xor", "^"));

    private record Phrase(Pattern said, Function<MatchResult, String> told) {
        Phrase(String said, Function<MatchResult, String> told) {
            this(Pattern.compile(said, Pattern.DOTALL), told);
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            new Phrase("required named param '(\\w+)' not found.*", said -> "`" + said.group(1) + ":` is missing"),
            new Phrase(
                    "Cannot (?:assign value of type|return value of type) " + ANY
                            + " (?:to variable of type|into array of type|for method returning) (.+)",
                    said -> "this is %s, not %s".formatted(type(said.group(1)), type(said.group(2)))),
            new Phrase(
                    "(?:Inconvertible types: cannot cast|Cannot convert from) " + ANY + " to (.+)",
                    said -> "%s cannot become %s".formatted(type(said.group(1)), type(said.group(2)))),
            new Phrase(
                    "Possible loss of precision from " + ANY + " to (.+)",
                    said -> "a fraction or a big number does not fit into `" + said.group(2) + "`"),
            new Phrase(
                    "Cannot find matching method " + ANY + "#(\\w+)\\((.*)\\)\\. Please check.*",
                    GroovyPhrases::noMethod),
            new Phrase(
                    "Cannot call closure that accepts \\[(.*)] with \\[(.*)]",
                    said -> "this block takes %s, not %s".formatted(types(said.group(1)), types(said.group(2)))),
            new Phrase("Cannot call (?:\\S+#)?(\\w+)\\((.*)\\) with arguments \\[(.*)]", GroovyPhrases::otherValues),
            new Phrase(
                    "argument for named param '(\\w+)' has type '(.+)' but expected '(.+)'\\.",
                    said -> "`%s:` takes %s, not %s"
                            .formatted(said.group(1), type(said.group(3)), type(said.group(2)))),
            new Phrase("unexpected named arg: (\\w+)", said -> "`" + said.group(1) + ":` is unknown here"),
            new Phrase(
                    "Incompatible generic argument types.*",
                    said -> "these values are of another type than was declared\0declare them with `def`"),
            new Phrase(
                    "The variable \\[(.+)] is declared final.*",
                    said -> "`" + said.group(1) + "` is final and cannot be set again"),
            new Phrase("Multiple assignments without list.*", said -> "a list is needed behind `=`"),
            new Phrase(
                    "Incorrect number of parameters\\. Expected (.+) but found (\\d+)",
                    said -> "this block is given %s, and names %s".formatted(values(said.group(1)), said.group(2))),
            new Phrase(
                    "(?:Expected (?:parameter )?type:? |Incorrect parameter type\\(s\\)\\. Expected )" + ANY
                            + " (?:for .*|but (?:was|found):? .*)",
                    said -> "this is %s here".formatted(type(said.group(1)))),
            new Phrase(
                    "Cannot loop with element of type " + ANY + " with collection of type (.+)",
                    said -> "the values of this loop are not %s".formatted(type(said.group(1)))),
            new Phrase("The variable \\[(.+)] is undeclared\\.?", said -> "unknown name `" + said.group(1) + "`"),
            new Phrase(
                    "No such (?:property|attribute): (\\w+) for class: (.+)",
                    said -> "%s has no `%s`".formatted(type(said.group(2)), said.group(1))),
            new Phrase("Cannot set read-only property: (.+)", said -> "`" + said.group(1) + "` cannot be set"),
            new Phrase(
                    "The current \\w+(?: \\w+)? already contains a \\w+ of the name (.+)",
                    said -> "`" + said.group(1) + "` is declared twice\0give one of them another name"),
            new Phrase(
                    "(?:The method|The method with default parameters) .*?(\\w+)\\(.*(?:duplicates|already defined).*",
                    said -> "a second helper `" + said.group(1) + "`\0give one of them another name"),
            new Phrase("The LHS of an assignment.*", said -> "only a name can stand before `=`"),
            new Phrase("Repetitive method name/signature.*", said -> ""),
            new Phrase(
                    "(?:The s|S)pread operator.*",
                    said -> "`*` is not part of the language\0write the values one by one"),
            new Phrase(
                    "Due to their dynamic nature, usage of categories.*", said -> "`use` is not part of the language"),
            new Phrase("unable to resolve class (\\S+).*", said -> "`" + said.group(1) + "` is unknown"),
            new Phrase(
                    "String too long\\. .*",
                    said -> "the text is longer than 65535 characters\0put it into a file of its own"));

    private GroovyPhrases() {}

    static String withoutFrame(String message) {
        return FRAME.matcher(message).replaceAll("").strip();
    }

    /** Message and hint, divided by `\0`; what already is ours comes back as it is. */
    static String of(String message) {
        if (message.indexOf('\0') >= 0) {
            return message;
        }
        return PHRASES.stream()
                .map(phrase -> Map.entry(phrase, phrase.said().matcher(message)))
                .filter(tried -> tried.getValue().matches())
                .findFirst()
                .map(tried -> tried.getKey().told().apply(tried.getValue()))
                .orElseGet(() -> plain(message));
    }

    /** The compiler itself gave up, which no code that means something makes it do. */
    static String ofFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                return "something is nested too deeply to be compiled\0divide it into parts";
            }
        }
        return String.valueOf(failure.getMessage()).contains("Method too large")
                ? "a block is too long to be compiled\0divide it into phases or tasks, or make a loop of what repeats"
                : "the runbook cannot be compiled\0simplify what was changed last";
    }

    private static String plain(String message) {
        return MACHINERY.matcher(message).find()
                ? "this does not fit together\0compare it with an example in `runbooks/words/`"
                : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String otherValues(MatchResult said) {
        var taken = types(said.group(2));
        var given = types(said.group(3));
        if (taken.equals(given)) {
            return "";
        }
        var sign = SIGNS.get(said.group(1));
        return sign == null
                ? "`%s` takes %s, not %s".formatted(said.group(1), taken, given)
                : "`%s` cannot be done with %s and %s".formatted(sign, taken, given);
    }

    private static String noMethod(MatchResult said) {
        var sign = SIGNS.get(said.group(2));
        if (sign == null) {
            return "%s has no `%s`".formatted(type(said.group(1)), said.group(2));
        }
        return said.group(3).isEmpty()
                ? "`%s` cannot be done with %s".formatted(sign, type(said.group(1)))
                : "`%s` cannot be done with %s and %s".formatted(sign, type(said.group(1)), types(said.group(3)));
    }

    private static String values(String count) {
        return count.equals("1") ? "1 value" : count + " values";
    }

    private static String types(String names) {
        var types = Stream.of(names.replaceAll("<.*?>+", "").split(",\\s*"))
                .filter(name -> !name.isBlank())
                .map(GroovyPhrases::type)
                .toList();
        return types.isEmpty() ? "nothing" : String.join(" and ", types);
    }

    private static String type(String name) {
        return TypeNames.withArticle(TypeNames.shortName(name.strip().replaceFirst("<.*", "")));
    }
}
