package dev.gonogo.cli.console;

import dev.gonogo.model.Step;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.PlannedTask;
import dev.gonogo.postgres.Vitals;
import dev.gonogo.run.Answer;
import dev.gonogo.run.Choice;
import dev.gonogo.run.RunControls;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the commands work with: the run, what it waits for, where it is, and where a person reads. Thread-safe. */
final class Desk {

    private final Display display;
    private final Marks marks;
    private final Handover handover = new Handover();
    private final Track track = new Track();
    private volatile Optional<RunControls> controls = Optional.empty();
    private volatile Pace pace = Pace.STEP;
    private volatile Optional<Jump> jump = Optional.empty();
    private volatile Optional<Vitals> vitals = Optional.empty();
    private volatile boolean goesOn;

    /** Steps are passed over up to this one. */
    record Jump(String to, String reason) {}

    Desk(Display display, Marks marks) {
        this.display = display;
        this.marks = marks;
    }

    Display display() {
        return display;
    }

    Marks marks() {
        return marks;
    }

    Handover handover() {
        return handover;
    }

    Track track() {
        return track;
    }

    String person() {
        return System.getProperty("user.name");
    }

    void tell(String text) {
        display.above(marks.written(text));
    }

    void open(RunControls opened) {
        controls = Optional.of(opened);
        track.follow(opened.record());
    }

    boolean isOpen() {
        return controls.isPresent();
    }

    /** The run waits for this, if it asks for one of its steps it is at that step. */
    void waits(Waiting what) {
        if (what instanceof Waiting.ForAnswer asked) {
            track.steps().stream()
                    .filter(step -> step.id().equals(asked.question().step()))
                    .findFirst()
                    .ifPresent(track::comeTo);
        }
    }

    /** @throws CommandRefused before the run has begun */
    RunControls controls() {
        return controls.orElseThrow(
                () -> new CommandRefused("the run has not begun yet", "wait until its target is planned"));
    }

    Pace pace() {
        return pace;
    }

    void pace(Pace other) {
        pace = other;
    }

    /** How the target does, as it was seen last. */
    Optional<Vitals> vitals() {
        return vitals;
    }

    void look() {
        controls.ifPresent(opened -> vitals = opened.vitals());
    }

    /** The run is held, and gone on with at once: what it is made of was changed. */
    void goOnAfterHold() {
        goesOn = true;
    }

    /** Whether that was wanted; it is then no more. */
    boolean takeGoesOn() {
        boolean wanted = goesOn;
        goesOn = false;
        return wanted;
    }

    Optional<Jump> jump() {
        return jump;
    }

    void jump(Optional<Jump> other) {
        jump = other;
    }

    /** What runs now, unless it waits for a person. */
    Optional<Track.Running> atWork() {
        return track.running().filter(now -> handover.waiting().isEmpty());
    }

    /** What the run waits for as a step, when it does. */
    Optional<PlannedStep> stepToBegin() {
        return handover.waiting()
                .filter(Waiting.ForStep.class::isInstance)
                .map(waiting -> ((Waiting.ForStep) waiting).step());
    }

    Optional<Waiting.ForAnswer> question() {
        return handover.waiting().filter(Waiting.ForAnswer.class::isInstance).map(Waiting.ForAnswer.class::cast);
    }

    /** Says to a step that has not begun, or to one that did not pass, what is to be done. */
    void choose(Choice choice, String reason) {
        handover.say(Optional.of(new Answer(person(), "", choice.word(), reason, false)));
    }

    /** The planned step of this id, or the only one whose id ends or begins so. @throws CommandRefused */
    PlannedStep step(String said) {
        if (said.isEmpty()) {
            return track.at().orElseThrow(() -> new CommandRefused("name a step", "`plan` shows them"));
        }
        var exact = track.steps().stream().filter(step -> step.id().equals(said));
        var like = track.steps().stream()
                .filter(step -> step.id().endsWith("/" + said) || step.id().startsWith(said));
        var found = Stream.concat(exact, like).toList();
        if (found.isEmpty()) {
            throw new CommandRefused("there is no step `%s`".formatted(said), "`plan` shows them; Tab completes them");
        }
        if (found.size() > 1 && !found.get(0).id().equals(said)) {
            var ids = found.stream().limit(5).map(PlannedStep::id).toList();
            throw new CommandRefused(
                    "`%s` may be %s".formatted(said, String.join(", ", ids)), "write more of it; Tab completes it");
        }
        return found.get(0);
    }

    List<String> stepIds() {
        return track.steps().stream().map(PlannedStep::id).toList();
    }

    Optional<PlannedTask> task(String id) {
        return controls().plan().tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst();
    }

    /** As the runbook says it. */
    Step said(PlannedStep step) {
        var runbook = controls().runbook();
        return Stream.of(
                        runbook.steps(),
                        runbook.rollbackSteps(),
                        runbook.decision().poll().stream().map(Step.class::cast))
                .flatMap(steps -> steps)
                .filter(one -> one.id().equals(step.id()))
                .findFirst()
                .orElseThrow();
    }

    /** The reason that was said with a command, else the one that is asked for now. @throws CommandRefused when there is none */
    String reason(String said) {
        if (!said.isBlank()) {
            return said;
        }
        var line = display.ask("why");
        if (line.kind() != Display.Line.Kind.TYPED || line.text().isBlank()) {
            throw new CommandRefused("nothing is done without a reason", "");
        }
        return line.text().strip();
    }
}
