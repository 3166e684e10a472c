package dev.gonogo.compile;

import dev.gonogo.dsl.RunbookSource;
import dev.gonogo.model.Announce;
import dev.gonogo.model.Approval;
import dev.gonogo.model.Benchmark;
import dev.gonogo.model.Channel;
import dev.gonogo.model.Check;
import dev.gonogo.model.Http;
import dev.gonogo.model.HttpCall;
import dev.gonogo.model.Message;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.Place;
import dev.gonogo.model.Poll;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Role;
import dev.gonogo.model.Rollback;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.RunbookProblems;
import dev.gonogo.model.Server;
import dev.gonogo.model.SourceFile;
import dev.gonogo.model.SqlStep;
import dev.gonogo.model.Step;
import dev.gonogo.model.Target;
import dev.gonogo.model.Watch;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules across blocks: names that others refer to exist and are unique, files are there, and the order is possible. */
final class Rules {

    private static final Pattern CATALOG_OBJECT = Pattern.compile(
            "(table|foreign table|column|constraint|index|view|materialized view|sequence|type|function|procedure|aggregate|operator|trigger|event trigger|rule|policy|publication|statistics|default privileges|extension|schema|database|tablespace) \\S.*");

    private final Runbook runbook;
    private final RunbookSource source;

    private Rules(Runbook runbook, RunbookSource source) {
        this.runbook = runbook;
        this.source = source;
    }

    /** The runbook with its migration files listed. @throws RunbookProblems with all broken rules */
    static Runbook apply(Runbook runbook, RunbookSource source) {
        var rules = new Rules(runbook, source);
        rules.names();
        rules.roles();
        rules.references();
        new TaskOrderRules(runbook, source).check();
        rules.files();
        var listed = new MigrationFolder(runbook, source).list();
        if (!source.problems().isEmpty()) {
            throw new RunbookProblems(source.problems());
        }
        return listed;
    }

    private void names() {
        if (runbook.targets().isEmpty()) {
            source.problem(runbook.at(), "the runbook has no target", "write `target('embedded') { embedded() }`");
        }
        if (runbook.phases().isEmpty()) {
            source.problem(runbook.at(), "the runbook has no phase", "write `phase('Preparation') { … }`");
        }
        unique(runbook.targets().stream().map(target -> new Named(target.at(), target.name())), "target");
        unique(runbook.phases().stream().map(phase -> new Named(phase.at(), phase.name())), "phase");
        unique(runbook.tasks().map(task -> new Named(task.at(), task.id())), "task");
        unique(runbook.roles().stream().map(role -> new Named(role.at(), role.name())), "role");
        unique(allSteps().map(step -> new Named(step.at(), step.id())), "step");
        unique(runbook.channels().stream().map(channel -> new Named(channel.at(), channel.name())), "channel");
        unique(runbook.modes().map(mode -> new Named(mode.at(), mode.name())), "mode");
        unique(runbook.decision().criteria().stream().map(own -> new Named(own.at(), own.name())), "criterion");
        unique(runbook.followUps().stream().map(due -> new Named(due.at(), due.id())), "follow-up");
        unique(
                runbook.rollback().stream()
                        .flatMap(rollback -> rollback.options().stream())
                        .map(option -> new Named(option.at(), option.name())),
                "option");
    }

    private record Named(Place at, String name) {}

    private void unique(Stream<Named> all, String what) {
        Map<String, Place> seen = new HashMap<>();
        all.forEach(named -> {
            var first = seen.putIfAbsent(named.name(), named.at());
            if (first != null) {
                source.problem(
                        named.at(),
                        "a second %s `%s`".formatted(what, named.name()),
                        "the first is on line %d; give one of them another name".formatted(first.line()));
            }
        });
    }

    private Stream<Step> allSteps() {
        return Stream.of(
                        runbook.steps(),
                        runbook.rollbackSteps(),
                        runbook.decision().poll().stream().map(Step.class::cast))
                .flatMap(steps -> steps);
    }

    private void roles() {
        var roles = runbook.roles().stream().map(Role::name).collect(Collectors.toSet());
        runbook.tasks().forEach(task -> task.role().ifPresent(role -> known(task.at(), "role", role, roles)));
        runbook.contacts().forEach(contact -> known(contact.at(), "role", contact.role(), roles));
        runbook.followUps().forEach(due -> due.role().ifPresent(role -> known(due.at(), "role", role, roles)));
        of(Approval.class)
                .forEach(approval -> approval.roles().forEach(role -> known(approval.at(), "role", role, roles)));
        runbook.decision().poll().stream().forEach((Poll poll) -> known(poll.at(), "role", poll.role(), roles));
        runbook.decision().breakGlass().forEach(role -> known(runbook.decision().at(), "role", role, roles));
        runbook.knownIssues().forEach(issue -> issue.owner().ifPresent(role -> known(issue.at(), "role", role, roles)));
    }

    private void references() {
        var targets = runbook.targets().stream().map(Target::name).collect(Collectors.toSet());
        allSteps().forEach(step -> step.head().onlyOn().forEach(target -> known(step.at(), "target", target, targets)));
        var snapshots = of(dev.gonogo.model.Snapshot.class)
                .map(step -> step.head().name())
                .collect(Collectors.toSet());
        of(dev.gonogo.model.Compare.class)
                .forEach(step -> known(step.with().at(), "snapshot", step.with().name(), snapshots));
        var backups = of(dev.gonogo.model.Backup.class)
                .map(step -> step.head().name())
                .collect(Collectors.toSet());
        of(dev.gonogo.model.Restore.class)
                .forEach(step ->
                        known(step.backup().at(), "backup", step.backup().name(), backups));
        of(Benchmark.class)
                .flatMap(step -> step.backup().stream())
                .forEach(backup -> known(backup.at(), "backup", backup.name(), backups));
        var benchmarks = of(Benchmark.class).map(step -> step.head().name()).toList();
        of(Benchmark.class)
                .forEach(step -> step.against()
                        .ifPresent(earlier -> known(
                                earlier.at(),
                                "earlier benchmark",
                                earlier.name(),
                                benchmarks.subList(
                                        0, benchmarks.indexOf(step.head().name())))));
        var checks = Stream.concat(of(Check.class), of(Watch.class))
                .map(step -> step.head().name())
                .collect(Collectors.toSet());
        runbook.rollback().stream()
                .flatMap(rollback -> rollback.triggers().stream())
                .filter(Rollback.Trigger.CheckFails.class::isInstance)
                .map(Rollback.Trigger.CheckFails.class::cast)
                .filter(trigger -> !trigger.check().isEmpty())
                .forEach(trigger -> known(trigger.at(), "check", trigger.check(), checks));
        criteria();
        channels();
        calls().flatMap(call -> call.baseline().stream())
                .forEach(base -> known(base.check().at(), "check", base.check().name(), checks));
        Stream.concat(
                        of(Migrate.class).flatMap(step -> step.allowedLosses().stream()),
                        of(SqlStep.class).flatMap(step -> step.allowedLosses().stream()))
                .forEach(loss -> catalogObject(loss.at(), loss.object()));
        Stream.concat(of(Check.class), allSteps().flatMap(Step::inner))
                .filter(check -> check.probe() instanceof Probe.Objects)
                .forEach(check -> {
                    var objects = (Probe.Objects) check.probe();
                    Stream.concat(objects.present().stream(), objects.absent().stream())
                            .forEach(name -> catalogObject(check.at(), name));
                });
    }

    private void criteria() {
        var names = Stream.concat(
                        runbook.tasks().map(dev.gonogo.model.Task::id),
                        runbook.steps().map(Step::id))
                .collect(Collectors.toSet());
        runbook.decision().criteria().stream()
                .flatMap(criterion -> criterion.requires().stream())
                .filter(required -> !names.contains(required.name()))
                .forEach(required -> source.problem(
                        required.at(),
                        "there is no task and no step `%s`".formatted(required.name()),
                        Nearest.to(required.name(), names)
                                .map(close -> "did you mean `" + close + "`?")
                                .orElse("")));
    }

    private void channels() {
        var names = runbook.channels().stream().map(Channel::name).collect(Collectors.toSet());
        Stream.concat(of(Announce.class).flatMap(step -> step.to().stream()), runbook.announcements().to().stream())
                .forEach(channel -> known(channel.at(), "channel", channel.name(), names));
        if (names.isEmpty()) {
            Stream.concat(
                            of(Announce.class).map(Step::at),
                            runbook.announcements().messages().values().stream().map(Message::at))
                    .findFirst()
                    .ifPresent(at -> source.problem(
                            at,
                            "something is announced, and the runbook has no channel",
                            "write `channel('team') { console() }` into the runbook"));
        }
    }

    private Stream<HttpCall> calls() {
        return Stream.concat(
                of(Http.class).map(Http::call),
                checks().map(Check::probe)
                        .filter(Probe.Http.class::isInstance)
                        .map(probe -> ((Probe.Http) probe).call()));
    }

    private Stream<Check> checks() {
        return Stream.concat(of(Check.class), allSteps().flatMap(Step::inner));
    }

    private void catalogObject(Place at, String object) {
        if (!CATALOG_OBJECT.matcher(object).matches()) {
            source.problem(
                    at,
                    "`%s` names no catalog object".formatted(object),
                    "write its kind and its name with the schema, as `view public.v_old`");
        }
    }

    private void known(Place at, String what, String name, Collection<String> names) {
        if (!names.contains(name)) {
            var near = Nearest.to(name, names).map(close -> "did you mean `" + close + "`?");
            source.problem(
                    at,
                    "there is no %s `%s`".formatted(what, name),
                    near.orElse(names.isEmpty() ? "the runbook declares none" : "there is " + quoted(names)));
        }
    }

    private void files() {
        var fixtures = runbook.targets().stream()
                .map(Target::server)
                .filter(Server.Embedded.class::isInstance)
                .flatMap(server -> ((Server.Embedded) server).fixtures().stream());
        var queries = checks().map(Check::probe)
                .filter(Probe.Query.class::isInstance)
                .flatMap(probe -> ((Probe.Query) probe).file().stream());
        var scripts = of(SqlStep.class).map(SqlStep::file).flatMap(Optional::stream);
        var tests = checks().map(Check::probe)
                .filter(Probe.Script.class::isInstance)
                .map(probe -> ((Probe.Script) probe).file());
        var trusted = calls().flatMap(call -> call.trust().stream());
        Stream.of(fixtures, queries, scripts, tests, trusted, runbook.signers().stream())
                .flatMap(files -> files)
                .distinct()
                .forEach(this::exists);
        new SignersRules(runbook, source).check();
    }

    private void exists(SourceFile file) {
        if (!new RunbookFolder(runbook.folder()).hasFile(file.path())) {
            source.problem(
                    file.at(),
                    "there is no file `%s`".formatted(file.path()),
                    "paths are relative to the runbook's folder");
        }
    }

    private <S extends Step> Stream<S> of(Class<S> kind) {
        return allSteps().filter(kind::isInstance).map(kind::cast);
    }

    private static String quoted(Collection<String> names) {
        return names.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
