package dev.gonogo.compile;

import dev.gonogo.dsl.RunbookSource;
import dev.gonogo.dsl.TypeNames;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.typehandling.GroovyCastException;

/** What an author must know of an exception in a runbook's code: where and why, without the machinery. */
final class CodeFailure {

    private static final Pattern CAST =
            Pattern.compile("Cannot cast object '(.*)' with class '(.+?)' to class '(.+?)'.*", Pattern.DOTALL);

    /** Helpers that call each other are told by the first of them in the file, not by the one that was the last straw. */
    private static final int CIRCLE = 100;

    private final Throwable failure;

    CodeFailure(Throwable failure) {
        this.failure = failure;
    }

    /** The line of the runbook that was being read, 0 when none was. */
    int line() {
        var lines = Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().equals(RunbookSource.CLASS_NAME)
                        || frame.getClassName().startsWith(RunbookSource.CLASS_NAME + "$"))
                .mapToInt(StackTraceElement::getLineNumber)
                .filter(line -> line > 0)
                .limit(failure instanceof StackOverflowError ? CIRCLE : 1);
        return lines.min().orElse(0);
    }

    String reason() {
        if (failure instanceof StackOverflowError) {
            return "helpers call each other without end";
        }
        if (failure instanceof OutOfMemoryError) {
            return "it needs too much memory";
        }
        if (failure instanceof NullPointerException) {
            return "a value is null here";
        }
        if (failure instanceof AssertionError) {
            return "this does not hold";
        }
        if (failure instanceof ArithmeticException) {
            return "division by zero";
        }
        if (failure instanceof StringIndexOutOfBoundsException) {
            return "the text is not that long";
        }
        if (failure instanceof IndexOutOfBoundsException) {
            return "the list is not that long";
        }
        if (failure instanceof NoSuchElementException) {
            return "there is nothing in it";
        }
        if (failure instanceof NumberFormatException) {
            return "this text is not a number";
        }
        if (failure instanceof MissingMethodException missing) {
            if (GroovyCompiler.VOCABULARY.isWord(missing.getMethod())) {
                return "`%s` cannot take %s".formatted(missing.getMethod(), values(missing.getArguments()));
            }
            return "%s has no `%s`"
                    .formatted(TypeNames.withExample(missing.getType().getName()), missing.getMethod());
        }
        if (failure instanceof MissingPropertyException missing) {
            return "%s has no `%s`"
                    .formatted(TypeNames.withExample(missing.getType().getName()), missing.getProperty());
        }
        if (failure instanceof GroovyCastException) {
            return cast(String.valueOf(failure.getMessage()));
        }
        return firstLine();
    }

    String hint() {
        return failure instanceof StackOverflowError ? "give the helper an end" : "";
    }

    private static String values(Object[] given) {
        return Stream.of(given)
                .map(value -> value == null
                        ? "null"
                        : TypeNames.shortName(value.getClass().getName()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String cast(String message) {
        var said = CAST.matcher(message);
        return said.matches()
                ? "`%s` is %s, not %s"
                        .formatted(
                                said.group(1),
                                TypeNames.withArticle(TypeNames.shortName(said.group(2))),
                                TypeNames.withArticle(TypeNames.shortName(said.group(3))))
                : "a value is of another kind than it should be";
    }

    private String firstLine() {
        return failure.getMessage() == null
                ? "it cannot be carried out"
                : lowerCase(failure.getMessage().lines().findFirst().orElse("").strip());
    }

    private static String lowerCase(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
