package dev.gonogo.cli.console;

import dev.gonogo.model.Runbook;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.run.Answer;
import dev.gonogo.run.Choice;
import dev.gonogo.run.Interruption;
import dev.gonogo.run.Printer;
import dev.gonogo.run.Prompt;
import dev.gonogo.run.Question;
import dev.gonogo.run.RunControls;
import dev.gonogo.trail.Event;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The console of a run: shows what happens, and lets a person lead it step by step, answer, look and stop. The run goes on in
 * the thread that opened it; what is typed is read and done in another.
 *
 * <pre>
 * try (var console = Console.open(runbook, marks, interruption, history)) {
 *     gonogo.run(runbook, request, console, console);
 * }
 * </pre>
 */
public final class Console implements Prompt, Printer, AutoCloseable {

    /** Steps that ask a person are no surprise, and need no word before. */
    private static final Set<String> ASKING = Set.of("manual", "ask", "approval", "poll");

    private static final int MILLISECONDS_OF_THE_CLOCK = 250;
    private static final int MILLISECONDS_BETWEEN_VITALS = 3000;
    private static final int LONGEST_END = 2000;

    private final Desk desk;
    private final Display display;
    private final Printer printer;
    private final Interruption interruption;
    private final StatusBar bar;
    private final Pausing pausing;
    private final Thread reading = new Thread(this::read, "console reads");
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor(Console::thread);
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(Console::thread);
    private final AtomicBoolean nobody = new AtomicBoolean();
    private volatile boolean closed;

    Console(Runbook runbook, Marks marks, Interruption interruption, Function<ConsoleParts, Display> display) {
        var parts = new ConsoleParts(marks);
        this.display = display.apply(parts);
        this.desk = parts.desk(this.display);
        this.printer = new ProgressPrinter(desk::tell, marks, runbook);
        this.interruption = interruption;
        this.bar = new StatusBar(desk);
        this.pausing = new Pausing(desk, interruption);
        reading.setDaemon(true);
        reading.start();
        ticking.scheduleWithFixedDelay(this::tick, 0, MILLISECONDS_OF_THE_CLOCK, TimeUnit.MILLISECONDS);
        if (this.display.isLive()) {
            looking.scheduleWithFixedDelay(this::look, 0, MILLISECONDS_BETWEEN_VITALS, TimeUnit.MILLISECONDS);
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "console clock");
        thread.setDaemon(true);
        return thread;
    }

    /** Shows a line of the program itself, among those of the run. */
    public void tell(String text) {
        desk.tell(text);
    }

    /** As when somebody presses Ctrl-C. */
    public void interrupted() {
        if (!display.interrupt()) {
            pausing.interrupted();
        }
    }

    /** The process was stopped, and goes on. */
    public void resumed() {
        display.resumed();
    }

    /** Whether the run that is held now is to be gone on with at once, since a file of it was edited. */
    public boolean takeGoesOn() {
        return desk.takeGoesOn();
    }

    /** Nobody is there any more, which is no answer and no yes: the run is held after the step that runs. */
    public void letGo() {
        if (!closed && nobody.compareAndSet(false, true)) {
            interruption.hold();
            desk.tell(desk.atWork()
                    .map(now -> "nobody is at the console any more: the run is held after `%s`"
                            .formatted(now.step().id()))
                    .orElse("nobody is at the console any more"));
            desk.handover().close();
        }
    }

    @Override
    public void opened(RunControls controls) {
        desk.open(controls);
        desk.tell("`help` shows what can be typed; `next` begins a step, `go` goes on");
        refresh();
    }

    @Override
    public boolean leads() {
        return desk.jump().isPresent() || desk.pace().mayStopBeforeAny();
    }

    @Override
    public Optional<Answer> before(PlannedStep step) {
        desk.track().comeTo(step);
        var jump = desk.jump();
        if (jump.isPresent() && !jump.get().to().equals(step.id())) {
            return chosen(Choice.SKIP, jump.get().reason());
        }
        desk.jump(Optional.empty());
        if (ASKING.contains(step.kind())
                || !desk.pace().stopsBefore(step, desk.track().last())) {
            return Optional.empty();
        }
        desk.pace(Pace.STEP);
        desk.tell(new Briefing(desk).next(step));
        var said = awaited(new Waiting.ForStep(step));
        if (said.isEmpty()) {
            return chosen(Choice.HOLD, "nobody is at the console any more");
        }
        return said.filter(answer -> !answer.answer().equals(NextCommand.BEGIN));
    }

    private Optional<Answer> chosen(Choice choice, String reason) {
        return Optional.of(new Answer(desk.person(), "", choice.word(), reason, false));
    }

    @Override
    public Optional<Answer> ask(Question question) {
        if (desk.pace().kind() == Pace.Kind.QUESTION) {
            desk.pace(Pace.STEP);
        }
        desk.waits(new Waiting.ForAnswer(question));
        desk.track()
                .at()
                .filter(step -> PollScreen.isVoice(step) && step.id().equals(question.step()))
                .ifPresent(voice -> desk.tell(new PollScreen(desk).text(voice)));
        desk.tell("");
        desk.tell("? " + question.text());
        if (!question.instructions().isBlank()) {
            question.instructions().strip().lines().forEach(line -> desk.tell("  " + line.strip()));
        }
        return awaited(new Waiting.ForAnswer(question));
    }

    private Optional<Answer> awaited(Waiting what) {
        desk.handover().offer(what);
        refresh();
        try {
            return desk.handover().await();
        } finally {
            refresh();
        }
    }

    @Override
    public void print(Event.Recorded recorded) {
        desk.track().see(recorded);
        if (!(recorded.event() instanceof Event.Progressed && display.isLive())) {
            printer.print(recorded);
        }
        if (recorded.event() instanceof Event.Noticed notice
                && notice.severity().equals("WAITING")
                && notice.text().startsWith("for ")) {
            desk.tell("        hint: `blockers` shows who is in the way; `cancel PID` and `terminate PID` stop them");
        }
        if (recorded.event() instanceof Event.StepStarted || recorded.event() instanceof Event.StepFinished) {
            refresh();
        }
    }

    private void tick() {
        try {
            refresh();
        } catch (RuntimeException notNow) {
            // the next look comes soon
        }
    }

    private void look() {
        try {
            desk.look();
        } catch (RuntimeException notNow) {
            // the next look comes soon
        }
    }

    private void refresh() {
        display.prompt(new PromptText(desk).text(), desk.handover().waiting().isPresent());
        display.status(bar.lines());
    }

    /** Until the run lets go, or nobody types any more. */
    private void read() {
        while (!closed) {
            var line = display.read();
            switch (line.kind()) {
                case TYPED -> done(line.text().strip());
                case INTERRUPTED -> {
                    if (!closed) {
                        pausing.interrupted();
                    }
                }
                case ENDED -> {
                    letGo();
                    return;
                }
            }
        }
    }

    private void done(String line) {
        try {
            new Typed(desk).take(line);
        } catch (CommandRefused refused) {
            desk.tell(refused.getMessage());
        } catch (RuntimeException failed) {
            desk.tell("`%s` failed: %s".formatted(line, failed.getMessage()));
        }
        refresh();
    }

    /** Leaves the terminal as it was. */
    @Override
    public void close() {
        closed = true;
        ticking.shutdown();
        looking.shutdownNow();
        desk.handover().close();
        reading.interrupt();
        try {
            reading.join(display.isLive() ? LONGEST_END : 1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        display.close();
    }
}
