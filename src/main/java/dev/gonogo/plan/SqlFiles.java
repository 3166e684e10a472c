package dev.gonogo.plan;

import dev.gonogo.model.Check;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.Place;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Problem;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.RunbookProblems;
import dev.gonogo.model.Server;
import dev.gonogo.model.SourceFile;
import dev.gonogo.model.SqlStep;
import dev.gonogo.model.Step;
import dev.gonogo.model.Target;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
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
     * @throws RunbookProblems with everything in any of them that cannot be run as it is
     */
    public static SqlFiles read(Runbook runbook) {
        var files = new SqlFiles(runbook.folder());
        scripts(runbook).forEach(files::addScript);
        queries(runbook).forEach(files::addQuery);
        inline(runbook);
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
        return Stream.concat(runbook.steps(), runbook.rollbackSteps());
    }

    static String path(Migrations migrations, MigrationFile file) {
        return migrations.folder() + "/" + file.fileName();
    }

    static String rollbackPath(Migrations migrations, MigrationFile file) {
        return migrations.rollbackFolder() + "/" + file.fileName();
    }

    private static Stream<String> queries(Runbook runbook) {
        return steps(runbook)
                .filter(Check.class::isInstance)
                .map(step -> ((Check) step).probe())
                .filter(Probe.Query.class::isInstance)
                .flatMap(probe -> ((Probe.Query) probe).file().stream())
                .map(SourceFile::path);
    }

    private void addScript(String path) {
        read(path).ifPresent(file -> {
            var statements = file.script().statements();
            if (statements.isEmpty()) {
                problem(
                        new Place(file.script().file(), 1, 0),
                        "the file has no statement in it",
                        "an empty file that passes as done hides what is missing");
            }
            statements.forEach(this::transactional);
        });
    }

    private void addQuery(String path) {
        read(path).ifPresent(file -> {
            if (file.script().statements().size() != 1) {
                problem(
                        new Place(file.script().file(), 1, 0),
                        "a query file holds one statement, this one holds "
                                + file.script().statements().size(),
                        "make a check of each");
            }
        });
    }

    private Optional<SqlFile> read(String path) {
        try {
            var file = folder.resolve(path);
            var content = Files.readAllBytes(file);
            var read = new SqlFile(path, Digest.of(content), SqlScript.read(shown(file), content));
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

    private void transactional(SqlStatement statement) {
        switch (statement.transactionUse()) {
            case TRANSACTION_CONTROL ->
                problem(
                        statement.at(),
                        "`%s` in a file that runs in a transaction of its own".formatted(statement.command()),
                        "take it out: the file, its history row and its receipt commit together");
            case OUTSIDE_TRANSACTION ->
                problem(
                        statement.at(),
                        "`%s` cannot run in a transaction, and this file does".formatted(statement.command()),
                        "files that run outside of a transaction are not supported yet");
            default -> {
                // runs as it is
            }
        }
    }

    private static void inline(Runbook runbook) {
        var problems = new ArrayList<Problem>();
        steps(runbook)
                .filter(SqlStep.class::isInstance)
                .map(SqlStep.class::cast)
                .filter(step -> step.text().isPresent())
                .forEach(step -> {
                    var files = new SqlFiles(runbook.folder());
                    SqlScript.parse(step.at().file(), step.text().get())
                            .statements()
                            .forEach(files::transactional);
                    files.problems.forEach(
                            found -> problems.add(new Problem(step.at(), found.message(), "", found.hint())));
                });
        if (!problems.isEmpty()) {
            throw new RunbookProblems(problems);
        }
    }

    private void problem(Place at, String message, String hint) {
        problems.add(new Problem(at, message, "", hint));
    }
}
