package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.Signed;
import dev.gonogo.trail.Statement;
import dev.gonogo.trail.StepState;
import java.util.Set;

/**
 * Steps that did not pass, and that somebody with the right to break the glass has signed the run to go on behind. They are
 * passed over, which proves nothing: it is NO-GO then. What is in doubt stays in doubt.
 */
final class BrokenGlass {

    private static final Set<StepState> PASSED_OVER =
            Set.of(StepState.FAILED, StepState.BROKEN, StepState.WAITING, StepState.REFUSED);

    private final Run run;
    private final Interpreter interpreter;

    BrokenGlass(Run run, Interpreter interpreter) {
        this.run = run;
        this.interpreter = interpreter;
    }

    void passOver() {
        var handed = new HandedOver(RunRecord.read(run.folder()), run.clock().instant(), run.secrets());
        run.runbook()
                .steps()
                .filter(step -> PASSED_OVER.contains(run.states().of(step.id())))
                .forEach(step -> handed.to(step.id(), Statement.BREAK_GLASS).stream()
                        .findFirst()
                        .ifPresent(signed -> passOver(step, signed)));
    }

    private void passOver(Step step, Signed signed) {
        var said = Event.Answered.of(signed);
        run.journal().append(said);
        interpreter.mark(
                step,
                StepState.SKIPPED_BY_OPERATOR,
                "the glass was broken by %s (%s): %s".formatted(said.as(), said.role(), said.note()));
    }
}
