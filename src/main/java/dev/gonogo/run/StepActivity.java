package dev.gonogo.run;

import dev.gonogo.postgres.Activity;
import dev.gonogo.postgres.ActivityListener;
import dev.gonogo.postgres.LockWait;
import dev.gonogo.postgres.LockWait.Blocker;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Progress;
import dev.gonogo.run.script.StatementLog;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.trail.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells what a step's longer statements do while they run: which one it is, how far it has come, and whom it waits for. Each
 * is told once, and progress by the percent. Thread-safe.
 */
final class StepActivity implements ActivityListener {

    private final String step;
    private final StatementLog statements;
    private final Consumer<Event> events;
    private final Consumer<Notice> notices;
    private Optional<SqlStatement> told = Optional.empty();
    private Optional<Progress> phase = Optional.empty();
    private long phaseBegan;
    private long percent = -1;
    private List<Integer> blockers = List.of();

    StepActivity(String step, StatementLog statements, Consumer<Event> events, Consumer<Notice> notices) {
        this.step = step;
        this.statements = statements;
        this.events = events;
        this.notices = notices;
    }

    @Override
    public synchronized void looked(Activity activity) {
        statements
                .running()
                .filter(running -> !told.equals(Optional.of(running)))
                .ifPresent(this::tell);
        activity.progress().ifPresent(this::tell);
        tell(activity.lockWait());
    }

    private void tell(SqlStatement statement) {
        told = Optional.of(statement);
        events.accept(new Event.StatementUnderway(step, statement.at().toString(), statement.command()));
    }

    private void tell(Progress now) {
        if (phase.filter(now::goesOnFrom).isEmpty()) {
            phaseBegan = System.nanoTime();
            percent = -1;
            phase = Optional.of(now);
        }
        long reached = now.total() > 0 ? 100 * now.done() / now.total() : percent;
        if (reached != percent || now.equals(phase.get())) {
            percent = reached;
            events.accept(new Event.Progressed(
                    step, now.doing(), now.unit(), now.done(), now.total(), millisecondsLeft(now)));
        }
    }

    /** As fast as since the first look at this phase. */
    private long millisecondsLeft(Progress now) {
        long done = now.done() - phase.orElseThrow().done();
        long milliseconds = (System.nanoTime() - phaseBegan) / 1_000_000;
        return now.total() <= 0 || done <= 0 ? -1 : Math.max(0, now.total() - now.done()) * milliseconds / done;
    }

    private void tell(Optional<LockWait> wait) {
        var now = wait.map(
                        waiting -> waiting.blockers().stream().map(Blocker::pid).toList())
                .orElse(List.of());
        if (!now.equals(blockers)) {
            blockers = now;
            notices.accept(new Notice(
                    "WAITING", wait.map(waiting -> "for " + waiting.told()).orElse("no more, the lock is there")));
        }
    }
}
