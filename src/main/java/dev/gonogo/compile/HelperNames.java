package dev.gonogo.compile;

import groovy.lang.Script;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a helper method may not be called: a word would never be said again, a method of scripts would be replaced. */
final class HelperNames {

    private static final Set<String> OF_SCRIPTS = Stream.concat(
                    Stream.of(Script.class.getMethods()).map(Method::getName),
                    Stream.of("main", "read", "propertyMissing", "methodMissing"))
            .collect(Collectors.toUnmodifiableSet());

    private HelperNames() {}

    /** Message and hint, divided by `\0`. */
    static Optional<String> refusal(String name) {
        if (GroovyCompiler.VOCABULARY.isWord(name)) {
            return Optional.of("`%s` is a word and cannot be a helper\0give the helper another name".formatted(name));
        }
        return OF_SCRIPTS.contains(name)
                ? Optional.of("no helper can be called `%s`\0give it another name".formatted(name))
                : Optional.empty();
    }
}
