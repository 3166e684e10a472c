package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `during('maintenance mode') { … }`: how a mode is switched on and off, and the phases that are in it. */
@CompileStatic
class DuringBlock extends Block {

    private final Place at
    private final String name
    private final List<Step> before = []
    private final List<Step> after = []
    private final List<Phase> phases = []
    private boolean staysOn
    private PointOfNoReturn point

    DuringBlock(RunbookSource source, Place at, String name) {
        super(source)
        this.at = at
        this.name = name
        named(name, at, 'mode')
    }

    @Word('the steps that switch it on')
    void before(@DelegatesTo(value = SwitchBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        once('before')
        before.addAll(fill(new SwitchBlock(source, StepId.slug(name)), body).toSteps())
    }

    @Word('the steps that switch it off: behind its phases, and whenever else the run ends or is held')
    void after(@DelegatesTo(value = SwitchBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        once('after')
        after.addAll(fill(new SwitchBlock(source, StepId.slug(name)), body).toSteps())
    }

    @Word('it stays on while the run is held, until somebody goes on with it or takes it back')
    void staysOnWhileHeld() {
        staysOn = true
    }

    @Word('a part of the window: tasks, with approvals and gates between them')
    void phase(String name, @DelegatesTo(value = PhaseBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        phases << fill(new PhaseBlock(source, here('phase'), name), body).toPhase()
    }

    @Word('from here on no rollback starts by itself, and why')
    void pointOfNoReturn(String reason) {
        point = new PointOfNoReturn(once('pointOfNoReturn'), reason, phases.size())
    }

    /** With the switches in the first and the last place. */
    List<Phase> toPhases() {
        if (!before || !after) {
            source.problem(at, "`$name` is ${before ? 'never switched off' : 'never switched on'}", 'write `before { … }` and `after { … }` with the steps that do it')
        }
        if (!phases) {
            source.problem(at, "no phase is in `$name`", 'write the phases into it that are')
            return []
        }
        def during = new During(at, name, before, after, staysOn)
        def all = new ArrayList<Phase>(phases)
        all[0] = with(all[0], [(PhaseItem) new ModeSwitch(during, true)], [])
        all[-1] = with(all[-1], [], [(PhaseItem) new ModeSwitch(during, false)])
        all
    }

    Optional<PointOfNoReturn> point(int phasesBefore) {
        Optional.ofNullable(point).map { new PointOfNoReturn(it.at(), it.reason(), it.beforePhase() + phasesBefore) }
    }

    private static Phase with(Phase phase, List<PhaseItem> first, List<PhaseItem> last) {
        new Phase(phase.at(), phase.name(), first + phase.items() + last)
    }
}
