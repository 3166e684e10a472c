package dev.gonogo.cli.console;

import dev.gonogo.postgres.LockWait;
import dev.gonogo.postgres.NamedBackend;
import java.util.List;

/** Server processes that a person names by their numbers, to stop them. */
final class ServerProcesses {

    private ServerProcesses() {}

    /** The one of this number, which was typed again by somebody who has read what it is. @throws CommandRefused */
    static NamedBackend confirmed(Desk desk, String said, String what) {
        var backend = named(desk, said);
        desk.tell(backend.told());
        var typed = desk.display().ask("type %s again to %s it".formatted(said, what));
        if (!typed.text().strip().equals(said)) {
            throw new CommandRefused("nothing was stopped", "");
        }
        return backend;
    }

    private static NamedBackend named(Desk desk, String said) {
        if (!said.matches("\\d{1,9}")) {
            throw new CommandRefused("`%s` is no number of a server process".formatted(said), "`blockers` shows them");
        }
        return desk.controls()
                .backend(Integer.parseInt(said))
                .orElseThrow(() -> new CommandRefused(
                        "there is no server process %s".formatted(said),
                        "it may be gone by now; `blockers` shows who is there"));
    }

    /** Numbers of those that are in somebody's way. */
    static List<String> inTheWay(Desk desk) {
        return desk.controls().waiters().stream()
                .flatMap(waiter -> waiter.waitsFor().blockers().stream())
                .map(LockWait.Blocker::pid)
                .filter(pid -> pid != 0)
                .map(String::valueOf)
                .distinct()
                .toList();
    }
}
