package dev.gonogo.run;

import dev.gonogo.model.During;
import dev.gonogo.model.ModeSwitch;
import dev.gonogo.model.PhaseItem;
import dev.gonogo.model.Step;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RecordedMode;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The modes that phases of the runbook are in: off again however the run ends, and on again when it is gone on with. */
final class Modes {

    private final Run run;
    private final Interpreter interpreter;

    Modes(Run run, Interpreter interpreter) {
        this.run = run;
        this.interpreter = interpreter;
    }

    /** The steps that have to be done anew before a run goes on forward, for a mode was switched off while it was held. */
    List<String> again() {
        return run.runbook()
                .modes()
                .filter(mode -> !isOn(mode) && wasOn(mode) && isMoreToDo(mode))
                .flatMap(mode -> anew(mode).stream())
                .filter(id -> run.states().of(id) != StepState.PENDING)
                .toList();
    }

    /** What switched a mode on and off before is done another time; its receipts would say that it is done already. */
    private List<String> anew(During mode) {
        var switches = Stream.concat(mode.before().stream(), mode.after().stream())
                .map(Step::id)
                .toList();
        WayBack.withdraw(run, switches);
        return switches;
    }

    /** Back through phases that are in a mode one goes in that mode as well. One that does not go on holds nobody up. */
    void onFor(List<Step> undone) {
        run.runbook()
                .modes()
                .filter(mode -> !isOn(mode) && inside(mode).anyMatch(undone::contains))
                .forEach(this::on);
    }

    private void on(During mode) {
        anew(mode);
        interpreter
                .switched(mode.before())
                .forEach(failed -> tell("`%s` could not be switched on: %s".formatted(mode.name(), failed)));
    }

    /**
     * Switches off what is on.
     *
     * @param held whether the run is only held, during which a mode may stay on
     * @return what is on all the same, one sentence each
     */
    List<String> off(boolean held) {
        var left = new ArrayList<String>();
        run.runbook().modes().filter(this::isOn).forEach(mode -> {
            if (held && mode.staysOn()) {
                tell("`%s` stays on while the run is held".formatted(mode.name()));
                return;
            }
            var failed = interpreter.switched(mode.after());
            if (!failed.isEmpty()) {
                left.add("`%s` is STILL ON: %s".formatted(mode.name(), String.join("; ", failed)));
            }
        });
        left.forEach(this::tell);
        return left;
    }

    private boolean isOn(During mode) {
        return RecordedMode.of(RunRecord.read(run.folder())).stream()
                .anyMatch(recorded -> recorded.name().equals(mode.name()) && recorded.on());
    }

    private boolean wasOn(During mode) {
        return mode.before().stream().anyMatch(step -> run.states().of(step.id()) != StepState.PENDING);
    }

    private boolean isMoreToDo(During mode) {
        return inside(mode).anyMatch(step -> !interpreter.isDone(step));
    }

    private Stream<Step> inside(During mode) {
        var items = run.runbook().phases().stream()
                .flatMap(phase -> phase.items().stream())
                .toList();
        return items
                .subList(items.indexOf(new ModeSwitch(mode, true)), items.indexOf(new ModeSwitch(mode, false)))
                .stream()
                .filter(item -> !(item instanceof ModeSwitch))
                .flatMap(PhaseItem::parts);
    }

    private void tell(String text) {
        run.journal().append(new Event.Noticed("run", "MODE", text));
    }
}
