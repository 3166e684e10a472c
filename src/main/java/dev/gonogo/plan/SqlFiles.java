package dev.gonogo.plan;

import dev.gonogo.model.Check;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Problem;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.RunbookProblems;
import dev.gonogo.model.Server;
import dev.gonogo.model.SourceFile;
import dev.gonogo.model.SqlStep;
import dev.gonogo.model.Step;
import dev.gonogo.model.Target;
import dev.gonogo.postgres.FlywayHistory;
import dev.gonogo.sql.SqlScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every SQL file of a runbook, read once: what is planned, digested and run is the same text. Immutable.
 */
public final class SqlFiles {

    private final Map<String, SqlFile> files = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Path folder;

    private SqlFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads and splits all files, connecting to nothing.
     *
     * @throws RunbookProblems with everything in any of them, and in the runbook's own SQL, that cannot be run as it is
     */
    public static SqlFiles read(Runbook runbook) {
        var files = new SqlFiles(runbook.folder());
        scripts(runbook).forEach(path -> files.add(path, SqlRules::script));
        queries(runbook)
                .flatMap(query -> query.file().stream())
                .forEach(file -> files.add(file.path(), SqlRules::query));
        steps(runbook).forEach(files::inline);
        if (!files.problems.isEmpty()) {
            throw new RunbookProblems(files.problems);
        }
        return files;
    }

    /** The file of this path, relative to the runbook. */
    public SqlFile get(String path) {
        return files.get(path);
    }

    public Collection<SqlFile> all() {
        return List.copyOf(files.values());
    }

    private static Set<String> scripts(Runbook runbook) {
        var paths = new LinkedHashSet<String>();
        runbook.targets().stream()
                .map(Target::server)
                .filter(Server.Embedded.class::isInstance)
                .flatMap(server -> ((Server.Embedded) server).fixtures().stream())
                .map(SourceFile::path)
                .forEach(paths::add);
        runbook.migrations()
                .ifPresent(migrations -> migrations.files().forEach(file -> {
                    paths.add(path(migrations, file));
                    if (Files.isRegularFile(runbook.folder().resolve(rollbackPath(migrations, file)))) {
                        paths.add(rollbackPath(migrations, file));
                    }
                }));
        steps(runbook)
                .filter(SqlStep.class::isInstance)
                .map(step -> ((SqlStep) step).file())
                .flatMap(Optional::stream)
                .map(SourceFile::path)
                .forEach(paths::add);
        return paths;
    }

    private static Stream<Step> steps(Runbook runbook) {
        return Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .flatMap(step -> Stream.concat(Stream.of(step), step.inner()));
    }

    static String path(Migrations migrations, MigrationFile file) {
        return migrations.folder() + "/" + file.fileName();
    }

    static String rollbackPath(Migrations migrations, MigrationFile file) {
        return migrations.rollbackFolder() + "/" + file.fileName();
    }

    private static Stream<Probe.Query> queries(Runbook runbook) {
        return steps(runbook).flatMap(step -> query(step).stream());
    }

    private static Optional<Probe.Query> query(Step step) {
        return step instanceof Check check && check.probe() instanceof Probe.Query query
                ? Optional.of(query)
                : Optional.empty();
    }

    private void add(String path, Function<SqlScript, List<Problem>> rules) {
        read(path).ifPresent(file -> problems.addAll(rules.apply(file.script())));
    }

    private Optional<SqlFile> read(String path) {
        try {
            var file = folder.resolve(path);
            var content = Files.readAllBytes(file);
            var read = new SqlFile(
                    path,
                    Digest.of(content),
                    FlywayHistory.checksum(new String(content, StandardCharsets.UTF_8)),
                    SqlScript.read(shown(file), content));
            files.put(path, read);
            return Optional.of(read);
        } catch (RunbookProblems unreadable) {
            problems.addAll(unreadable.problems());
            return Optional.empty();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The path as somebody in the working directory would write it. */
    private static String shown(Path file) {
        var here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    private void inline(Step step) {
        if (step instanceof SqlStep sql) {
            sql.text().ifPresent(text -> inline(step, text, SqlRules::script));
        }
        query(step).flatMap(Probe.Query::text).ifPresent(text -> inline(step, text, SqlRules::query));
    }

    /** The place is the step's: a string in Groovy does not tell where its lines begin. */
    private void inline(Step step, String text, Function<SqlScript, List<Problem>> rules) {
        problems(step, text, rules)
                .forEach(found -> problems.add(new Problem(step.at(), found.message(), "", found.hint())));
    }

    private static List<Problem> problems(Step step, String text, Function<SqlScript, List<Problem>> rules) {
        try {
            return rules.apply(SqlScript.parse(step.at().file(), text));
        } catch (RunbookProblems unreadable) {
            return unreadable.problems();
        }
    }
}
