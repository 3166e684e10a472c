package dev.gonogo.compile;

import dev.gonogo.dsl.RunbookSource;
import dev.gonogo.model.Batch;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrateBack;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.Place;
import dev.gonogo.model.Rehearse;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.SourceName;
import dev.gonogo.model.SqlStep;
import dev.gonogo.model.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The migration files that are really there, in the order of their versions, and whether the runbook names them rightly. */
final class MigrationFolder {

    private static final Pattern ROLLBACK =
            Pattern.compile("(?i)^(rollback|revert|undo)[_.-]|[_.-](rollback|revert|undo|down)\\.sql$");
    private static final int DAY_DIGITS = 8;
    private static final int TIME_DIGITS = 14;

    private final Runbook runbook;
    private final RunbookFolder folder;
    private final RunbookSource source;

    MigrationFolder(Runbook runbook, RunbookSource source) {
        this.runbook = runbook;
        this.folder = new RunbookFolder(runbook.folder());
        this.source = source;
    }

    Runbook list() {
        var listed = runbook.migrations().map(this::list);
        Stream.concat(runbook.steps(), runbook.rollbackSteps()).forEach(step -> versions(step, listed));
        return new Runbook(
                runbook.at(),
                runbook.folder(),
                runbook.name(),
                runbook.title(),
                runbook.roles(),
                runbook.contacts(),
                runbook.targets(),
                runbook.window(),
                listed,
                runbook.phases(),
                runbook.pointOfNoReturn(),
                runbook.rollback(),
                runbook.risks(),
                runbook.decision(),
                runbook.channels(),
                runbook.announcements(),
                runbook.followUps(),
                runbook.signers(),
                runbook.knownIssues());
    }

    private Migrations list(Migrations said) {
        if (!folder.hasFolder(said.folder())) {
            source.problem(
                    said.at(),
                    "there is no folder `%s`".formatted(said.folder()),
                    "paths are relative to the runbook's folder");
            return said;
        }
        var files = new ArrayList<MigrationFile>();
        names(runbook.folder().resolve(said.folder()))
                .forEach(name -> named(said, name).ifPresent(files::add));
        files.sort(Comparator.comparing((MigrationFile file) -> new BigInteger(file.version()))
                .thenComparing(MigrationFile::fileName));
        noDuplicates(said, files);
        noDaysWithoutTime(said, files);
        if (files.isEmpty()) {
            source.problem(said.at(), "the folder `%s` has no migration in it".formatted(said.folder()), "");
        }
        return new Migrations(
                said.at(),
                said.folder(),
                said.history(),
                said.naming(),
                said.rollbackFolder(),
                said.ownTransactions(),
                files);
    }

    private Optional<MigrationFile> named(Migrations said, String name) {
        if (ROLLBACK.matcher(name).find()) {
            source.problem(
                    said.at(),
                    "`%s/%s` takes something back, by its name, and would be applied as a migration"
                            .formatted(said.folder(), name),
                    "move it into `%s`, under the name of the migration that it reverts"
                            .formatted(said.rollbackFolder()));
            return Optional.empty();
        }
        var file = MigrationFile.named(name);
        if (!Pattern.matches(said.naming(), name) || file.isEmpty()) {
            source.problem(
                    said.at(),
                    "`%s/%s` is not named as a migration".formatted(said.folder(), name),
                    "names match `%s` here; rename the file, or move it out of the folder".formatted(said.naming()));
            return Optional.empty();
        }
        return file;
    }

    /** Beside a version of fourteen digits one of eight is an early one, whatever the day. */
    private void noDaysWithoutTime(Migrations said, List<MigrationFile> files) {
        boolean times = files.stream().anyMatch(file -> file.version().length() == TIME_DIGITS);
        files.stream()
                .filter(file -> times && file.version().length() == DAY_DIGITS)
                .forEach(file -> source.problem(
                        said.at(),
                        "`%s/%s` names a day and no time, where others name both"
                                .formatted(said.folder(), file.fileName()),
                        "it would be sorted before all of them; give it the time too, as `%s120000`"
                                .formatted(file.version())));
    }

    private void noDuplicates(Migrations said, List<MigrationFile> files) {
        var seen = new HashMap<BigInteger, String>();
        files.forEach(file -> {
            var first = seen.putIfAbsent(new BigInteger(file.version()), file.fileName());
            if (first != null) {
                source.problem(
                        said.at(),
                        "two migrations have version `%s`: `%s` and `%s`"
                                .formatted(file.version(), first, file.fileName()),
                        "which of them comes first is undefined; renumber one");
            }
        });
    }

    private void versions(Step step, Optional<Migrations> listed) {
        if (step instanceof Migrate || step instanceof MigrateBack || isOfMigrations(step)) {
            if (listed.isEmpty()) {
                source.problem(
                        step.at(),
                        "`%s` without `migrations`".formatted(step.kind()),
                        "write `migrations('migrations')` in `runbook`");
                return;
            }
        }
        if (step instanceof Migrate migrate) {
            migrate.to().ifPresent(to -> known(to.at(), to.name(), listed.get()));
        }
        if (step instanceof MigrateBack back) {
            known(back.to().at(), back.to().name(), listed.get());
            revertible(back.at(), back.to(), listed.get());
        }
        if (step instanceof Rehearse rehearse) {
            rehearse.backTo().ifPresent(to -> {
                known(to.at(), to.name(), listed.get());
                revertible(rehearse.at(), to, listed.get());
            });
        }
    }

    /** A rehearsal with nothing else to rehearse is one of migrations. */
    private boolean isOfMigrations(Step step) {
        return step instanceof Rehearse rehearse
                && (rehearse.backTo().isPresent()
                        || runbook.steps().noneMatch(other -> other instanceof SqlStep || other instanceof Batch));
    }

    private void known(Place at, String version, Migrations listed) {
        if (listed.files().stream().noneMatch(file -> file.version().equals(version))) {
            source.problem(
                    at,
                    "there is no migration `%s`".formatted(version),
                    "versions are the digits that file names begin with");
        }
    }

    private void revertible(Place at, SourceName to, Migrations listed) {
        var kept = listed.files().stream()
                .filter(file -> file.version().equals(to.name()))
                .findFirst();
        kept.ifPresent(last -> listed.files().stream()
                .skip(listed.files().indexOf(last) + 1L)
                .filter(file -> !folder.hasFile(listed.rollbackFolder() + "/" + file.fileName()))
                .forEach(file -> source.problem(
                        at,
                        "there is no file `%s/%s`".formatted(listed.rollbackFolder(), file.fileName()),
                        "to go back behind migration `%s`, the file that reverts it is needed"
                                .formatted(file.version()))));
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
