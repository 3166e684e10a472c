package dev.gonogo.plan;

import dev.gonogo.model.AllowedFinding;
import dev.gonogo.model.Lint;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.Problem;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.SourceFile;
import dev.gonogo.model.SqlStep;
import dev.gonogo.model.Step;
import dev.gonogo.sql.lint.LintFile;
import dev.gonogo.sql.lint.LintOptions;
import dev.gonogo.sql.lint.LintReport;
import dev.gonogo.sql.lint.Rules;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lint of a runbook's SQL files: its migrations in their order, the files of its steps, and the ways back. Those that are
 * applied already tell what the others find.
 */
public final class LintedFiles {

    private final Runbook runbook;
    private final SqlFiles files;

    public LintedFiles(Runbook runbook, SqlFiles files) {
        this.runbook = runbook;
        this.files = files;
    }

    /** @param server the major version that they will run on, where it is known */
    public LintReport all(OptionalInt server, LocalDate today) {
        var there = Stream.concat(migrations(SqlFiles::path), ofSteps(runbook.steps()))
                .map(path -> read(path, false));
        var back = Stream.concat(migrations(SqlFiles::rollbackPath), ofSteps(runbook.rollbackSteps()))
                .map(path -> read(path, true));
        var all = Stream.concat(there, back).flatMap(Optional::stream).toList();
        return files.lints().lint(new LintOptions(true, server, today), all);
    }

    /**
     * The same without what is about migrations that are applied already, and with paths from the runbook's folder.
     *
     * @param pending names of files
     */
    public LintReport ofRun(Collection<String> pending, OptionalInt server, LocalDate today) {
        Set<String> applied = Stream.concat(migrations(SqlFiles::path), migrations(SqlFiles::rollbackPath))
                .filter(path -> !pending.contains(path.substring(path.lastIndexOf('/') + 1)))
                .map(files::get)
                .filter(Objects::nonNull)
                .map(file -> file.script().file())
                .collect(Collectors.toSet());
        var paths = files.all().stream()
                .collect(Collectors.toMap(file -> file.script().file(), SqlFile::path, (one, other) -> one));
        return all(server, today).only(file -> !applied.contains(file)).named(file -> paths.getOrDefault(file, file));
    }

    /** What the runbook allows and no rule finds. */
    static List<Problem> problems(Runbook runbook) {
        return Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .filter(Lint.class::isInstance)
                .flatMap(step -> ((Lint) step).allowed().stream())
                .filter(allowed -> Rules.named(allowed.rule()).isEmpty())
                .map(LintedFiles::problem)
                .toList();
    }

    private static Problem problem(AllowedFinding allowed) {
        return new Problem(
                allowed.at(), "lint has no rule `%s`".formatted(allowed.rule()), "", "`gonogo lint --rules` lists all");
    }

    private Stream<String> migrations(BiFunction<Migrations, MigrationFile, String> path) {
        return runbook.migrations().stream()
                .flatMap(migrations -> migrations.files().stream().map(file -> path.apply(migrations, file)));
    }

    private static Stream<String> ofSteps(Stream<Step> steps) {
        return steps.filter(SqlStep.class::isInstance)
                .flatMap(step -> ((SqlStep) step).file().stream())
                .map(SourceFile::path)
                .distinct();
    }

    private Optional<LintFile> read(String path, boolean back) {
        return Optional.ofNullable(files.get(path)).map(file -> LintFile.of(file.script(), file.text(), back));
    }
}
