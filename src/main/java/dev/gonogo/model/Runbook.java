package dev.gonogo.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole runbook as its author wrote it. Immutable and safe to share between threads.
 *
 * @param folder the folder that holds the runbook; every file it names is relative to this folder
 * @param signers whose key signs what, as a file `allowed_signers`
 */
public record Runbook(
        Place at,
        Path folder,
        String name,
        String title,
        List<Role> roles,
        List<Contact> contacts,
        List<Target> targets,
        Optional<Window> window,
        Optional<Migrations> migrations,
        List<Phase> phases,
        Optional<PointOfNoReturn> pointOfNoReturn,
        Optional<Rollback> rollback,
        List<Risk> risks,
        Decision decision,
        List<Channel> channels,
        Announcements announcements,
        List<FollowUp> followUps,
        Optional<SourceFile> signers,
        List<KnownIssue> knownIssues) {

    public Runbook {
        roles = List.copyOf(roles);
        contacts = List.copyOf(contacts);
        targets = List.copyOf(targets);
        phases = List.copyOf(phases);
        risks = List.copyOf(risks);
        channels = List.copyOf(channels);
        followUps = List.copyOf(followUps);
        knownIssues = List.copyOf(knownIssues);
    }

    public Stream<Task> tasks() {
        return phases.stream().flatMap(Phase::tasks);
    }

    /** Every step that is part of going forward, in the order of the file; steps of rollbacks are not among them. */
    public Stream<Step> steps() {
        return phases.stream().flatMap(Phase::steps);
    }

    /** The modes that some of its phases are in, in their order. */
    public Stream<During> modes() {
        return phases.stream()
                .flatMap(phase -> phase.items().stream())
                .filter(ModeSwitch.class::isInstance)
                .map(ModeSwitch.class::cast)
                .filter(ModeSwitch::on)
                .map(ModeSwitch::during);
    }

    /** Every step of every rollback: those of the tasks and those of the runbook's options and verification. */
    public Stream<Step> rollbackSteps() {
        return Stream.concat(tasks().map(Task::rollback), Stream.of(rollback))
                .flatMap(Optional::stream)
                .flatMap(Rollback::steps);
    }
}
