package dev.gonogo.cli.console;

import dev.gonogo.postgres.LockWait;
import dev.gonogo.postgres.Waiter;

/** `blockers`. */
final class BlockersCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "blockers";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String does() {
        return "who waits for a lock in the target's database, and for whom";
    }

    @Override
    public void run(Desk desk, String said) {
        var waiters = desk.controls().waiters();
        if (waiters.isEmpty()) {
            desk.tell("nobody waits for a lock");
            return;
        }
        waiters.forEach(waiter -> tell(desk, waiter));
        desk.tell(
                "  hint: `cancel PID` cancels what one runs, `terminate PID` ends its session; both want it typed again");
    }

    private static void tell(Desk desk, Waiter waiter) {
        desk.tell("%d%s waits for %d s for %s"
                .formatted(
                        waiter.pid(),
                        waiter.application().isEmpty() ? "" : " (" + waiter.application() + ")",
                        waiter.since().toSeconds(),
                        waiter.waitsFor().lock()));
        waiter.waitsFor().blockers().stream()
                .map(LockWait.Blocker::told)
                .forEach(told -> desk.tell("  behind " + told));
    }
}
