package dev.gonogo.plan;

import dev.gonogo.cache.KeptFiles;
import dev.gonogo.sql.lint.LintFile;
import dev.gonogo.sql.lint.LintOptions;
import dev.gonogo.sql.lint.LintReport;
import dev.gonogo.sql.lint.Lints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What lint found in files, kept for the next time the same build looks at the same files in the same way: to read SQL takes
 * seconds, and `check`, `plan` and `run` each look.
 */
public final class KeptLints implements Lints {

    private final KeptFiles kept;

    /** @param folder a folder of the user's own */
    public KeptLints(Path folder) {
        this.kept = new KeptFiles(folder, "lint");
    }

    @Override
    public LintReport lint(LintOptions options, List<LintFile> files) {
        if (files.stream().anyMatch(file -> !file.problems().isEmpty())) {
            return ANEW.lint(options, files);
        }
        var key = key(options, files);
        return kept.get(key).map(LintBytes::report).orElseGet(() -> anew(key, options, files));
    }

    private LintReport anew(List<String> key, LintOptions options, List<LintFile> files) {
        var report = ANEW.lint(options, files);
        kept.put(key, LintBytes.of(report));
        return report;
    }

    /** The statements stand for what the text includes. */
    private static List<String> key(LintOptions options, List<LintFile> files) {
        var key = new ArrayList<>(List.of(
                String.valueOf(options.byRunbook()),
                options.server().toString(),
                options.today().toString()));
        for (var file : files) {
            key.addAll(List.of(file.path(), file.back() ? "back" : "there", file.text()));
            file.statements().forEach(statement -> {
                key.add(statement.start().toString());
                key.add(statement.text());
            });
        }
        return key;
    }
}
