package dev.gonogo.run;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Step;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.Planner;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.postgres.Database;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Evidence;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.Secrets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What everything in a run has at hand: what is said, what is planned, the database, the people, and the trail. */
final class Run {

    private final Runbook runbook;
    private final Plan plan;
    private final SqlFiles files;
    private final OpenTarget target;
    private final Prompt prompt;
    private final Clock clock;
    private final RunFolder folder;
    private final Journal journal;
    private final Secrets secrets;
    private final Map<String, List<Event.EvidenceFile>> seen = new HashMap<>();
    private final Map<String, Optional<String>> decisions = new HashMap<>();
    private final EarlierParts earlierParts = new EarlierParts();

    Run(
            Runbook runbook,
            Plan plan,
            SqlFiles files,
            OpenTarget target,
            Prompt prompt,
            Clock clock,
            RunFolder folder,
            Journal journal,
            Secrets secrets) {
        this.runbook = runbook;
        this.plan = plan;
        this.files = files;
        this.target = target;
        this.prompt = prompt;
        this.clock = clock;
        this.folder = folder;
        this.journal = journal;
        this.secrets = secrets;
    }

    String id() {
        return folder.id();
    }

    Runbook runbook() {
        return runbook;
    }

    Plan plan() {
        return plan;
    }

    SqlFiles files() {
        return files;
    }

    OpenTarget target() {
        return target;
    }

    Prompt prompt() {
        return prompt;
    }

    Clock clock() {
        return clock;
    }

    RunFolder folder() {
        return folder;
    }

    Journal journal() {
        return journal;
    }

    Secrets secrets() {
        return secrets;
    }

    EarlierParts earlierParts() {
        return earlierParts;
    }

    PlannedStep planned(Step step) {
        return Planner.find(plan, step.id()).orElseThrow();
    }

    /** Whether the step takes something back. */
    boolean isWayBack(Step step) {
        return plan.rollbackSteps().contains(planned(step));
    }

    /** Sessions for a step that begins now: under the run's name, and no longer than the step may take. */
    Database database(Step step) {
        var database = target.database();
        return step.head()
                .timeout()
                .map(timeout -> database.with(database.settings().within(timeout)))
                .orElse(database);
    }

    Evidence evidence(Step step, int attempt) {
        return new Evidence(folder, step.id(), attempt, secrets);
    }

    /** Remembers what a person decided about a step that did not pass; empty: nobody did. */
    void decide(Step step, Optional<String> choice) {
        decisions.put(step.id(), choice);
    }

    Optional<String> decided(Step step) {
        return decisions.getOrDefault(step.id(), Optional.empty());
    }

    /** Remembers what a finished step saw, for steps that compare with it. */
    void saw(String step, List<Event.EvidenceFile> files) {
        seen.put(step, files);
    }

    List<Event.EvidenceFile> evidenceOf(String step) {
        return seen.getOrDefault(step, List.of());
    }
}
