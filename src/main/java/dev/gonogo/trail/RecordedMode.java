package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A mode of the runbook as the journal tells it. It counts as on from the moment its first step to switch it on begins until
 * all of its steps to switch it off have passed since; those that are not meant for the target need not, but one must have.
 *
 * @param since when it was switched so; null when it never was
 */
public record RecordedMode(String name, boolean on, Instant since) {

    /** In the order of the runbook. */
    public static List<RecordedMode> of(RunRecord run) {
        var modes = new ArrayList<RecordedMode>();
        run.plan().steps().stream()
                .map(step -> step.terms().get(PlannedStep.SWITCHES_ON))
                .filter(name -> name != null)
                .distinct()
                .forEach(name -> modes.add(of(run, name)));
        return modes;
    }

    private static RecordedMode of(RunRecord run, String name) {
        var turning = new Turning(ids(run, PlannedStep.SWITCHES_ON, name), ids(run, PlannedStep.SWITCHES_OFF, name));
        run.journal().events().forEach(turning::follow);
        return new RecordedMode(name, turning.on, turning.since);
    }

    private static Set<String> ids(RunRecord run, String term, String name) {
        var ids = new HashSet<String>();
        run.plan().steps().stream()
                .filter(step -> name.equals(step.terms().get(term)))
                .forEach(step -> ids.add(step.id()));
        return ids;
    }

    private static final class Turning {

        private final Set<String> switchesOn;
        private final Set<String> switchesOff;
        private final Set<String> done = new HashSet<>();
        private final Set<String> notApplicable = new HashSet<>();
        private boolean on;
        private Instant since;

        Turning(Set<String> switchesOn, Set<String> switchesOff) {
            this.switchesOn = switchesOn;
            this.switchesOff = switchesOff;
        }

        void follow(Event.Recorded recorded) {
            if (recorded.event() instanceof Event.StepStarted started && switchesOn.contains(started.step())) {
                done.clear();
                notApplicable.clear();
                turn(true, recorded.at());
            } else if (recorded.event() instanceof Event.StepFinished finished
                    && switchesOff.contains(finished.step())) {
                followOff(finished, recorded.at());
            }
        }

        private void followOff(Event.StepFinished finished, Instant at) {
            done.remove(finished.step());
            notApplicable.remove(finished.step());
            if (finished.state() == StepState.NOT_APPLICABLE) {
                notApplicable.add(finished.step());
            } else if (finished.state().isGood()) {
                done.add(finished.step());
            }
            if (!done.isEmpty()
                    && switchesOff.stream().allMatch(step -> done.contains(step) || notApplicable.contains(step))) {
                turn(false, at);
            }
        }

        private void turn(boolean to, Instant at) {
            since = on == to ? since : at;
            on = to;
        }
    }
}
