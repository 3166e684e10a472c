package dev.gonogo.plan;

import dev.gonogo.model.*;
import dev.gonogo.sql.Portion;
import dev.gonogo.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step will do, in words for the person who reads the plan; and the files it does it with. */
final class Describe implements Step.Kinds<List<String>> {

    private final SqlFiles files;
    private final Runbook runbook;
    private final Optional<Migrations> migrations;
    private final Optional<PendingMigrations> pending;
    private final Target target;

    Describe(SqlFiles files, Runbook runbook, Optional<PendingMigrations> pending, Target target) {
        this.files = files;
        this.runbook = runbook;
        this.migrations = runbook.migrations();
        this.pending = pending;
        this.target = target;
    }

    /** Paths of the files whose content decides what the step does. */
    List<String> filesOf(Step step) {
        return Stream.concat(ownFiles(step).stream(), step.inner().flatMap(inner -> ownFiles(inner).stream()))
                .toList();
    }

    private List<String> ownFiles(Step step) {
        if (step instanceof Migrate migrate) {
            return toApply(migrate).stream()
                    .map(file -> SqlFiles.path(migrations.get(), file))
                    .toList();
        }
        if (step instanceof MigrateBack back) {
            return toRevert(back);
        }
        if (step instanceof Rehearse) {
            return rehearsed();
        }
        if (step instanceof SqlStep sql) {
            return sql.file().map(SourceFile::path).stream().toList();
        }
        if (step instanceof Benchmark benchmark) {
            return files.queries(benchmark);
        }
        if (step instanceof Check check && check.probe() instanceof Probe.Script script) {
            return List.of(script.file().path());
        }
        if (step instanceof Check check && check.probe() instanceof Probe.Query query) {
            return query.file().map(SourceFile::path).stream().toList();
        }
        return List.of();
    }

    @Override
    public List<String> approval(Approval step) {
        return List.of("%d of %s must approve%s; holds for %s%s"
                .formatted(
                        step.atLeast(),
                        String.join(", ", step.roles()),
                        step.signed() || target.guarded() ? " by signature" : "",
                        Durations.text(step.validFor()),
                        target.server() instanceof Server.Embedded
                                ? ""
                                : "; whoever carries it out is not enough alone"));
    }

    @Override
    public List<String> ask(Ask step) {
        return List.of("asks a person and records the answer");
    }

    @Override
    public List<String> backup(Backup step) {
        var how = switch (target.backups()) {
            case CLONE -> "copies the database on its server";
            case PG_DUMP -> "runs pg_dump";
            case PG_BASEBACKUP -> "runs pg_basebackup: the whole server, into the home";
        };
        var does = new ArrayList<>(List.of(how, "proves it by " + DescribeProbe.proof(step.proof())));
        step.freshFor().ifPresent(time -> does.add("must not be older than %s".formatted(Durations.text(time))));
        step.atLeast().ifPresent(least -> does.add("expects it to have %s at least".formatted(least)));
        return does;
    }

    @Override
    public List<String> batch(Batch step) {
        var does = new ArrayList<>(List.of(
                "goes through %s by %s, %d rows at a time, each a transaction"
                        .formatted(step.table(), step.key(), step.size()),
                step.statement().strip()));
        if (!step.pause().isZero()) {
            does.add("pauses for %d ms in between".formatted(step.pause().toMillis()));
        }
        step.throttle()
                .replicationLag()
                .ifPresent(
                        lag -> does.add("waits while a standby is more than %d ms behind".formatted(lag.toMillis())));
        step.throttle()
                .activeSessions()
                .ifPresent(most -> does.add("waits while more than %d sessions are active".formatted(most)));
        return does;
    }

    @Override
    public List<String> benchmark(Benchmark step) {
        var does = new ArrayList<>(List.of("measures %s %d times each, after %d runs that do not count"
                .formatted(String.join(", ", files.queries(step)), step.runs(), step.warmUp())));
        step.asRole().ifPresent(role -> does.add("as role " + role));
        step.settings().forEach(setting -> does.add("with %s = '%s'".formatted(setting.name(), setting.value())));
        step.backup().ifPresent(backup -> does.add("in turns with the copy of backup `%s`".formatted(backup.name())));
        step.against().ifPresent(earlier -> does.add("compares with benchmark `%s`".formatted(earlier.name())));
        step.degradesLessThan().ifPresent(most -> does.add("fails when a median is certainly longer by " + most));
        step.percentiles()
                .forEach(percentile -> does.add("fails when p%d is certainly not below %d ms"
                        .formatted(percentile.percent(), percentile.below().toMillis())));
        return does;
    }

    @Override
    public List<String> check(Check step) {
        return step.probe().as(new DescribeProbe());
    }

    @Override
    public List<String> command(Command step) {
        return List.of("runs " + String.join(" ", step.arguments()), "expects exit status " + step.exitStatus());
    }

    @Override
    public List<String> compare(Compare step) {
        var rowCounts =
                "row counts" + step.tolerance().map(share -> " within " + share).orElse("");
        return List.of("compares %s with snapshot `%s`%s"
                .formatted(
                        parts(step.catalog(), step.rowCounts() ? rowCounts : "", step.contents()),
                        step.with().name(),
                        step.except().isEmpty() ? "" : ", but not the rows of " + String.join(", ", step.except())));
    }

    @Override
    public List<String> drift(Drift step) {
        return List.of("compares the target with the files, and with what Gonogo left there");
    }

    @Override
    public List<String> announce(Announce step) {
        var channels = step.to().isEmpty()
                ? "all channels"
                : String.join(", ", step.to().stream().map(SourceName::name).toList());
        return List.of("tells %s: %s".formatted(channels, step.text().text().strip()));
    }

    @Override
    public List<String> hold(Hold step) {
        return Stream.of(
                        step.until().map(time -> "waits until " + time),
                        step.lasting().map(time -> "waits for " + Durations.text(time)),
                        step.word().map(word -> "waits until somebody says `" + word + "`"))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<String> http(Http step) {
        return DescribeProbe.call(step.call());
    }

    @Override
    public List<String> gate(Gate step) {
        return step.requires().stream()
                .map(required -> "requires " + required.name())
                .toList();
    }

    @Override
    public List<String> lint(Lint step) {
        var does = new ArrayList<>(List.of("looks at the SQL files of this run; fails on %s"
                .formatted(step.failOn().name().toLowerCase(java.util.Locale.ROOT))));
        step.allowed().forEach(allowed -> does.add("allows %s: %s".formatted(allowed.rule(), allowed.reason())));
        return does;
    }

    @Override
    public List<String> manual(Manual step) {
        return List.of("a person does it and confirms");
    }

    @Override
    public List<String> migrate(Migrate step) {
        var does = new ArrayList<String>();
        toApply(step).forEach(file -> {
            var path = SqlFiles.path(migrations.get(), file);
            does.add("applies %s: %s".formatted(path, statements(path)));
        });
        step.allowedLosses().forEach(loss -> does.add("may remove or weaken " + loss.object()));
        return does.isEmpty() ? List.of("nothing is pending") : does;
    }

    @Override
    public List<String> migrateBack(MigrateBack step) {
        return toRevert(step).stream()
                .map(path -> "reverts by %s, when it was applied".formatted(path))
                .toList();
    }

    @Override
    public List<String> poll(Poll step) {
        return List.of("asks the role for go or no-go");
    }

    @Override
    public List<String> rehearse(Rehearse step) {
        if (step.within().isPresent()) {
            return List.of("looks for a rehearsal of the changes that are pending, no older than %d h"
                    .formatted(step.within().get().toHours()));
        }
        var does = new ArrayList<>(
                List.of(
                        step.backTo()
                                .map(to -> "on a clone: reverts what is applied above " + to.name()
                                        + ", applies it again, and compares catalog and row counts")
                                .orElse(
                                        "on a clone: applies what is pending, reverts it, compares catalog and content, applies it again")));
        step.riskAtMost().ifPresent(most -> does.add("fails above risk " + most));
        return does;
    }

    @Override
    public List<String> restore(Restore step) {
        if (step.into()) {
            return List.of("restores backup `%s` into the database, when nothing of what it holds is there"
                    .formatted(step.backup().name()));
        }
        return List.of("puts backup `%s` in the place of the database, which is kept under another name"
                .formatted(step.backup().name()));
    }

    @Override
    public List<String> snapshot(Snapshot step) {
        return List.of("keeps " + parts(step.catalog(), step.rowCounts() ? "row counts" : "", step.contents()));
    }

    private static String parts(boolean catalog, String rowCounts, boolean contents) {
        return Stream.of(catalog ? "catalog" : "", rowCounts, contents ? "sums over the rows" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    @Override
    public List<String> watch(Watch step) {
        var does = new ArrayList<>(check(step.look()));
        does.add("looks every %d s for %d s, and tolerates %d wrong looks in a row"
                .formatted(step.every().toSeconds(), step.lasting().toSeconds(), step.tolerates()));
        return does;
    }

    @Override
    public List<String> sql(SqlStep step) {
        return List.of(step.file()
                .map(file -> "runs " + file.path() + ": " + statements(file.path()))
                .orElseGet(() -> "runs " + step.text().orElse("").strip()
                        + outside(files.of(step).script())));
    }

    /** All that may be rehearsed: which migrations are pending depends on the target. */
    private List<String> rehearsed() {
        var ofMigrations = migrations.stream()
                .flatMap(said -> said.files().stream()
                        .flatMap(file -> Stream.of(SqlFiles.path(said, file), SqlFiles.rollbackPath(said, file))));
        var ofSteps = Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .filter(SqlStep.class::isInstance)
                .flatMap(step -> ((SqlStep) step).file().stream())
                .map(SourceFile::path);
        return Stream.concat(ofMigrations, ofSteps)
                .distinct()
                .filter(path -> files.get(path) != null)
                .toList();
    }

    private String statements(String path) {
        var script = files.get(path).script();
        int count = script.statements().size();
        return (count == 1 ? "1 statement" : count + " statements") + outside(script);
    }

    /** What of it does not go back when the rest does. */
    private static String outside(SqlScript script) {
        var portions = script.portions();
        var alone = portions.stream()
                .filter(Portion::alone)
                .map(portion -> portion.statements().get(0))
                .map(statement -> "`%s` in line %d"
                        .formatted(statement.command(), statement.at().line()))
                .toList();
        var divided = portions.size() == 1 ? "" : ", in %d portions".formatted(portions.size());
        return alone.isEmpty() ? divided : divided + "; outside of a transaction: " + String.join(", ", alone);
    }

    private List<MigrationFile> toApply(Migrate step) {
        return pending.get().upTo(step.to().map(SourceName::name));
    }

    private List<String> toRevert(MigrateBack step) {
        var all = migrations.get().files();
        var above = new ArrayList<>(all.stream()
                .filter(file -> new java.math.BigInteger(file.version())
                                .compareTo(new java.math.BigInteger(step.to().name()))
                        > 0)
                .map(file -> SqlFiles.rollbackPath(migrations.get(), file))
                .toList());
        java.util.Collections.reverse(above);
        return above;
    }
}
