package dev.gonogo.plan;

import dev.gonogo.model.Batch;
import dev.gonogo.model.Benchmark;
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
import dev.gonogo.sql.RangedStatement;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.sql.lint.Lints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
    private final Map<String, SqlFile> inline = new HashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Map<String, List<String>> matching = new HashMap<>();
    private final Path folder;
    private final Lints lints;

    private SqlFiles(Path folder, Lints lints) {
        this.folder = folder;
        this.lints = lints;
    }

    /**
     * Reads and splits all files, connecting to nothing.
     *
     * @throws RunbookProblems with everything in any of them, and in the runbook's own SQL, that cannot be run as it is
     */
    public static SqlFiles read(Runbook runbook) {
        return read(runbook, Lints.ANEW);
    }

    /** The same. @param lints who looks at them when somebody asks what is dangerous in them */
    public static SqlFiles read(Runbook runbook, Lints lints) {
        var files = new SqlFiles(runbook.folder(), lints);
        scripts(runbook).forEach((path, rules) -> files.add(path, rules));
        steps(runbook)
                .filter(Benchmark.class::isInstance)
                .map(Benchmark.class::cast)
                .forEach(files::benchmark);
        queries(runbook)
                .flatMap(query -> query.file().stream())
                .forEach(file -> files.add(file.path(), SqlRules.QUERY));
        tests(runbook).forEach(file -> files.add(file.path(), SqlRules.TESTS));
        steps(runbook).forEach(files::inline);
        files.problems.addAll(LintedFiles.problems(runbook));
        if (!files.problems.isEmpty()) {
            throw new RunbookProblems(List.copyOf(files.problems));
        }
        return files;
    }

    Lints lints() {
        return lints;
    }

    /** The file of this path, relative to the runbook. */
    public SqlFile get(String path) {
        return files.get(path);
    }

    /** What the step runs, from a file or its own. */
    public SqlFile of(SqlStep step) {
        return of(step.file(), step.text());
    }

    /** The statement that is asked, from a file or the step's own. */
    public SqlStatement of(Probe.Query query) {
        return of(query.file(), query.text()).script().statements().get(0);
    }

    /** The files of a benchmark, those of a pattern by name. */
    public List<String> queries(Benchmark step) {
        return step.queries().stream()
                .flatMap(named -> matching.get(named).stream())
                .distinct()
                .toList();
    }

    private void benchmark(Benchmark step) {
        step.queries().forEach(named -> {
            var found = matching.computeIfAbsent(named, pattern -> new MatchingFiles(folder).of(pattern));
            if (found.isEmpty()) {
                problems.add(
                        new Problem(
                                step.at(),
                                "there is no file `%s`".formatted(named),
                                "",
                                "paths are relative to the runbook's folder; the last part may be a pattern, as `benchmarks/*.sql`"));
            }
            found.forEach(path -> add(path, SqlRules.QUERY));
        });
    }

    private SqlFile of(Optional<SourceFile> file, Optional<String> text) {
        return file.map(named -> files.get(named.path())).orElseGet(() -> inline.get(text.orElseThrow()));
    }

    /** The files that the step's own text includes or copies from. */
    List<Plan.PlannedFile> namedBy(Step step) {
        return text(step).map(inline::get).map(SqlFile::files).orElse(List.of());
    }

    /** Every file of which the content decides what is run, with the sum of its bytes. */
    public List<Plan.PlannedFile> planned() {
        return Stream.concat(
                        files.values().stream(), inline.values().stream().sorted(Comparator.comparing(SqlFile::path)))
                .flatMap(sql -> sql.files().stream())
                .distinct()
                .toList();
    }

    public Collection<SqlFile> all() {
        return List.copyOf(files.values());
    }

    private static Map<String, SqlRules> scripts(Runbook runbook) {
        var paths = new LinkedHashMap<String, SqlRules>();
        runbook.targets().stream()
                .map(Target::server)
                .filter(Server.Embedded.class::isInstance)
                .flatMap(server -> ((Server.Embedded) server).fixtures().stream())
                .forEach(fixture -> rule(paths, fixture.path(), SqlRules.ONE_TRANSACTION));
        runbook.migrations()
                .ifPresent(migrations -> migrations.files().forEach(file -> {
                    var rules = SqlRules.script(migrations.ownTransactions());
                    rule(paths, path(migrations, file), rules);
                    if (Files.isRegularFile(runbook.folder().resolve(rollbackPath(migrations, file)))) {
                        rule(paths, rollbackPath(migrations, file), rules);
                    }
                }));
        steps(runbook)
                .filter(SqlStep.class::isInstance)
                .map(SqlStep.class::cast)
                .forEach(step -> step.file()
                        .ifPresent(file -> rule(paths, file.path(), SqlRules.script(step.ownTransactions()))));
        return paths;
    }

    /** A file that is used twice must be right in both places. */
    private static void rule(Map<String, SqlRules> paths, String path, SqlRules rules) {
        paths.merge(path, rules, SqlRules::stricter);
    }

    private static Stream<Step> steps(Runbook runbook) {
        return Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .flatMap(step -> Stream.concat(Stream.of(step), step.inner()));
    }

    public static String path(Migrations migrations, MigrationFile file) {
        return migrations.folder() + "/" + file.fileName();
    }

    public static String rollbackPath(Migrations migrations, MigrationFile file) {
        return migrations.rollbackFolder() + "/" + file.fileName();
    }

    private static Optional<String> text(Step step) {
        return step instanceof SqlStep sql ? sql.text() : query(step).flatMap(Probe.Query::text);
    }

    private static Stream<Probe.Query> queries(Runbook runbook) {
        return steps(runbook).flatMap(step -> query(step).stream());
    }

    private static Stream<SourceFile> tests(Runbook runbook) {
        return steps(runbook)
                .filter(Check.class::isInstance)
                .map(step -> ((Check) step).probe())
                .filter(Probe.Script.class::isInstance)
                .map(probe -> ((Probe.Script) probe).file());
    }

    private static Optional<Probe.Query> query(Step step) {
        return step instanceof Check check && check.probe() instanceof Probe.Query query
                ? Optional.of(query)
                : Optional.empty();
    }

    private void add(String path, SqlRules rules) {
        read(path).ifPresent(file -> problems.addAll(rules.problems(file.script())));
    }

    private Optional<SqlFile> read(String path) {
        try {
            var file = folder.resolve(path);
            var content = Files.readAllBytes(file);
            var included = new IncludedFiles(folder, file.toAbsolutePath().getParent());
            var script = SqlScript.read(shown(file), content, included);
            var sum = Digest.of(content);
            var all = Stream.concat(Stream.of(new Plan.PlannedFile(path, sum)), included.planned().stream());
            var read = new SqlFile(
                    path, included.sum(sum), script, all.toList(), new String(content, StandardCharsets.UTF_8));
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
    static String shown(Path file) {
        var here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    private void inline(Step step) {
        if (step instanceof SqlStep sql) {
            sql.text().ifPresent(text -> inline(step, text, SqlRules.script(sql.ownTransactions())::problems));
        }
        if (step instanceof Batch batch && !batch.statement().isEmpty()) {
            var ranged = RangedStatement.of(batch.statement());
            inline(step, ranged.with("true"), script -> BatchRules.problems(ranged, script));
        }
        query(step).flatMap(Probe.Query::text).ifPresent(text -> inline(step, text, SqlRules.QUERY::problems));
    }

    /** The place is the step's: a string in Groovy does not tell where its lines begin. */
    private void inline(Step step, String text, Function<SqlScript, List<Problem>> rules) {
        problems(step, text, rules).stream()
                .map(found -> found.at().file().equals(step.id())
                        ? new Problem(step.at(), found.message(), "", found.hint())
                        : found)
                .forEach(problems::add);
    }

    private List<Problem> problems(Step step, String text, Function<SqlScript, List<Problem>> rules) {
        var included = new IncludedFiles(folder, folder);
        try {
            var script = SqlScript.parse(step.id(), text, included);
            inline.put(text, new SqlFile(step.id(), included.sum(Digest.of(text)), script, included.planned(), text));
            return rules.apply(script);
        } catch (RunbookProblems unreadable) {
            return unreadable.problems();
        }
    }
}
