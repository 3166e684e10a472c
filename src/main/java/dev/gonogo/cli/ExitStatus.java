package dev.gonogo.cli;

import dev.gonogo.trail.Report;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepState;
import dev.gonogo.trail.Verdict;
import java.util.stream.Stream;

/** The exit statuses that scripts rely on. */
final class ExitStatus {

    static final int DONE = 0;
    static final int NO_GO = 1;
    static final int WRONG_CALL = 2;
    static final int WAITING = 3;
    static final int IN_DOUBT = 4;
    static final int INTERRUPTED = 130;

    private ExitStatus() {}

    static int of(Report report) {
        if (has(report, StepState.IN_DOUBT)) {
            return IN_DOUBT;
        }
        if (report.ended().equals("interrupted")) {
            return INTERRUPTED;
        }
        if (report.verdict() == Verdict.Decided.GO) {
            return DONE;
        }
        if (report.verdict() == Verdict.Decided.NO_GO) {
            return NO_GO;
        }
        return report.ended().equals("until") ? DONE : WAITING;
    }

    /** Of a process that was to take the run back: that it is a no-go is what was asked for. */
    static int ofRollback(Report report, RunRecord run) {
        return run.isLedBack() && !has(report, StepState.IN_DOUBT) ? DONE : of(report);
    }

    private static boolean has(Report report, StepState state) {
        return Stream.concat(report.steps().stream(), report.rollbackSteps().stream())
                .anyMatch(step -> step.state() == state);
    }
}
