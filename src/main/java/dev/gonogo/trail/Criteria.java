package dev.gonogo.trail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The built-in criteria, one class for each, and those of the runbook's own. Each judges by the plan, the journal and the evidence files, and by nothing else. */
final class Criteria {

    private Criteria() {}

    /** One criterion, or none when the plan has nothing that it is about. */
    interface Judge {
        Optional<Criterion> judge();
    }

    /** Whether it is not met, and nothing that the run may still do can mend that. */
    static boolean isLostForGood(Criterion criterion) {
        return !criterion.met()
                && (criterion.name().equals(GlassWhole.NAME) || criterion.name().equals(NothingWrittenByHand.NAME));
    }

    /** Those that apply to the plan, in the order of the report. */
    static List<Criterion> of(RunRecord run) {
        var steps = new RunSteps(run);
        var builtIn = Stream.<Judge>of(
                        new PlanUnchanged(run),
                        new NothingKept(run),
                        new GlassWhole(run),
                        new NothingWrittenByHand(run),
                        new StepsPassed(run, steps),
                        new EvidenceWhole(run),
                        new EvidenceFresh(run, steps),
                        new GatesPassed(steps),
                        new CatalogKept(run),
                        new BackupsProven(run, steps),
                        new RollbackRehearsed(run, steps),
                        new ApprovalsGiven(run, steps),
                        new PollUnanimous(run, steps),
                        new WindowKept(run),
                        new ModesSwitchedOff(run))
                .map(Judge::judge)
                .flatMap(Optional::stream);
        return Stream.concat(builtIn, new OwnCriteria(run, steps).judge().stream())
                .toList();
    }
}
