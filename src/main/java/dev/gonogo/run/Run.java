package dev.gonogo.run;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Secret;
import dev.gonogo.model.Step;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.postgres.ActivityListener;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.StopListener;
import dev.gonogo.trail.Evidence;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.Secrets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What everything in a run has at hand: what is said, what is planned, the database, the people, and the trail. */
final class Run {

    private final RunbookRun.Means means;
    private final StepStates states;
    private final int session;
    private final Map<String, PlannedStep> planned;
    private Optional<Catalog> beginning;
    private final EarlierParts earlierParts;

    /** @param session how many processes have carried out the run, this one included */
    Run(RunbookRun.Means means, StepStates states, EarlierParts earlierParts, int session) {
        this.means = means;
        this.states = states;
        this.earlierParts = earlierParts;
        this.session = session;
        this.planned = Stream.concat(plan().steps().stream(), plan().rollbackSteps().stream())
                .collect(Collectors.toMap(PlannedStep::id, Function.identity()));
    }

    String id() {
        return folder().id();
    }

    Runbook runbook() {
        return means.runbook();
    }

    Plan plan() {
        return means.plan();
    }

    SqlFiles files() {
        return means.files();
    }

    OpenTarget target() {
        return means.target();
    }

    TargetLease lease() {
        return means.lease();
    }

    Prompt prompt() {
        return means.prompt();
    }

    Clock clock() {
        return means.clock();
    }

    Pause pause() {
        return means.pause();
    }

    /** The value of a secret, which is masked from now on. @throws SecretMissing */
    String secret(Secret secret) {
        var value = workplace().secret(secret.name()).orElseThrow(() -> new SecretMissing(secret));
        secrets().add(value);
        return value;
    }

    RunFolder folder() {
        return means.folder();
    }

    Journal journal() {
        return means.journal();
    }

    Secrets secrets() {
        return means.workplace().secrets();
    }

    Workplace workplace() {
        return means.workplace();
    }

    EarlierParts earlierParts() {
        return earlierParts;
    }

    PlannedStep planned(Step step) {
        return Optional.ofNullable(planned.get(step.id())).orElseThrow();
    }

    /** Whether the step takes something back. */
    boolean isWayBack(Step step) {
        return plan().rollbackSteps().contains(planned(step));
    }

    /**
     * Sessions for a step that begins now: under the run's name, and no longer than the step may take.
     *
     * @param stops is told how sessions are stopped whose time is over
     * @param activity is told what its longer statements do
     */
    Database database(Step step, StopListener stops, ActivityListener activity) {
        var settings = target().database().settings().watchedBy(activity);
        return target().database()
                .with(step.head()
                        .timeout()
                        .map(timeout -> settings.within(timeout, stops))
                        .orElse(settings));
    }

    Evidence evidence(Step step, int attempt) {
        return new Evidence(folder(), step.id(), attempt, secrets());
    }

    /** Evidence of the run as a whole, of the process that carries it out now. */
    Evidence ownEvidence() {
        return new Evidence(folder(), "run", session, secrets());
    }

    /** The catalog before the first step; empty when the run changes nothing. */
    Optional<Catalog> beginning() {
        if (beginning == null) {
            beginning = Beginning.catalog(RunRecord.read(folder()));
        }
        return beginning;
    }

    StepStates states() {
        return states;
    }

    Interruption interruption() {
        return means.interruption();
    }
}
