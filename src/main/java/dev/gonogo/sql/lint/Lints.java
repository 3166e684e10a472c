package dev.gonogo.sql.lint;

import java.util.List;

/** Who looks at files: a {@link Linter}, or something that remembers what one has found. Thread-safe. */
@FunctionalInterface
public interface Lints {

    /** Looks at them each time. */
    Lints ANEW = (options, files) -> new Linter(options).lint(files);

    /** As {@link Linter#lint}. */
    LintReport lint(LintOptions options, List<LintFile> files);
}
