package dev.gonogo.compile;

import dev.gonogo.dsl.RunbookSource;
import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.RunbookProblems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Compiles runbooks. What a file compiles to is kept on disk under its content, so that an unchanged file is compiled once.
 *
 * <pre>
 * Runbook runbook = new RunbookCompiler(cacheFolder).compile(Path.of("runbooks/staging-migrations"));
 * </pre>
 *
 * Thread-safe.
 */
public final class RunbookCompiler {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ClassCache cache;
    private final Duration patience;

    /** @param cache a folder of the user's own; created when missing, and not used when others could write to it */
    public RunbookCompiler(Path cache) {
        this(new ClassCache(cache), PATIENCE);
    }

    /** @param patience how long a runbook may take to be read into the model */
    RunbookCompiler(ClassCache cache, Duration patience) {
        this.cache = cache;
        this.patience = patience;
    }

    /**
     * Compiles a folder with `runbook.groovy` in it, or a file.
     *
     * @throws RunbookProblems with every problem of the first stage that finds any: text, syntax, words, values, rules
     */
    public Runbook compile(Path folderOrFile) {
        var file = Files.isDirectory(folderOrFile) ? folderOrFile.resolve("runbook.groovy") : folderOrFile;
        if (!Files.isRegularFile(file)) {
            throw new RunbookProblems(List.of(new Problem(
                    new Place(folderOrFile.toString(), 0, 0),
                    "there is no runbook here",
                    "",
                    "name a folder with a `runbook.groovy` in it, or a file")));
        }
        var text = SourceText.read(file);
        var compiled = cache.get(text).orElseGet(() -> compile(text));
        var folder = file.toAbsolutePath().getParent();
        var source = new RunbookSource(text.file(), folder, text.lines(), compiled.positions());
        return Rules.apply(Evaluation.evaluate(compiled, source, patience), source);
    }

    private CompiledRunbook compile(SourceText text) {
        var compiled = GroovyCompiler.compile(text);
        cache.put(text, compiled);
        return compiled;
    }
}
