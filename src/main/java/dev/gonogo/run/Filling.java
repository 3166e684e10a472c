package dev.gonogo.run;

import dev.gonogo.model.Durations;
import dev.gonogo.model.Message;
import dev.gonogo.model.Window;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Report;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepRecord;
import dev.gonogo.trail.StepState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** What a run says of itself in the blanks of a message. */
final class Filling {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

    private final Run run;
    private final String status;
    private final String reason;
    private final Instant now;

    /** @param status how the run stands, in a word @param reason empty when there is none */
    Filling(Run run, String status, String reason) {
        this.run = run;
        this.status = status;
        this.reason = reason;
        this.now = run.clock().instant();
    }

    static Filling underway(Run run) {
        return new Filling(run, "in progress", "");
    }

    String fill(Message message) {
        return message.filled(this::value);
    }

    String time() {
        return shown(now);
    }

    private String value(Message.Blank blank) {
        return switch (blank) {
            case TITLE -> run.runbook().title();
            case RUNBOOK -> run.runbook().name();
            case TARGET -> run.plan().target().name();
            case RUN -> run.id();
            case TIME -> time();
            case STARTED -> shown(started());
            case DURATION -> Durations.text(Duration.between(started(), now));
            case EXPECTED ->
                Durations.text(
                        run.runbook().tasks().map(task -> task.estimate()).reduce(Duration.ZERO, Duration::plus));
            case STATUS -> status;
            case VERDICT -> Report.of(run.folder()).verdict().text();
            case REASON -> reason.isEmpty() ? "none" : reason;
            case FAILED -> failed();
        };
    }

    private Instant started() {
        return record().first(Event.RunStarted.class).orElse(now);
    }

    private String failed() {
        var failed = record().steps().stream()
                .filter(step -> !step.state().isGood() && step.state() != StepState.PENDING)
                .map(StepRecord::id)
                .collect(Collectors.joining(", "));
        return failed.isEmpty() ? "none" : failed;
    }

    private RunRecord record() {
        return RunRecord.read(run.folder());
    }

    private String shown(Instant time) {
        return TIME.format(time.atZone(run.runbook().window().map(Window::zone).orElse(ZoneId.of("UTC"))));
    }
}
