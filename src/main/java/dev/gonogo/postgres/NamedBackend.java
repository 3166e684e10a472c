package dev.gonogo.postgres;

import java.util.Optional;

/** A server process that a person names by its number, and who it is. */
public record NamedBackend(Backend backend, String application, String role, String state, String query) {

    /** Empty when there is no such process. */
    public static Optional<NamedBackend> at(Session asking, int pid) {
        return asking.query(Queries.read("backend-at"), pid).rows().stream()
                .findFirst()
                .map(row -> new NamedBackend(
                        new Backend(pid, (String) row.get(1)),
                        (String) row.get(2),
                        (String) row.get(3),
                        (String) row.get(4),
                        (String) row.get(5)));
    }

    /** Whether it runs something now; a session that only holds locks does not. */
    public boolean isActive() {
        return state.equals("active");
    }

    /** Cancels what this very process runs. @throws StatementFailed when the role may not */
    public void cancel(Session asking) {
        backend.cancel(asking);
    }

    /** Ends this very process. @return whether it is gone @throws StatementFailed when the role may not */
    public boolean terminate(Session asking) {
        return backend.end(asking);
    }

    /** As a sentence goes on. */
    public String told() {
        return "server process %d%s of role %s%s"
                .formatted(
                        backend.pid(),
                        application.isEmpty() ? "" : " (" + application + ")",
                        role,
                        query.isEmpty() ? "" : ", " + state + ": " + query);
    }
}
