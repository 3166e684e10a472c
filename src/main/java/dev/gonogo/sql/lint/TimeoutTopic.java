package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Limits for waiting and for working; a target of a runbook sets both, and then there is nothing to find. */
final class TimeoutTopic implements Topic {

    private static final Rule LOCK = Rule.error(
                    "lock-timeout-missing",
                    "`{table}` is locked without a lock_timeout: while the statement waits for its lock, all who come after it wait too; a target of a runbook sets one")
            .safely("SET lock_timeout = '5s';");
    private static final Rule STATEMENT = Rule.warning(
                    "statement-timeout-missing",
                    "`{table}` is locked without a statement_timeout: nothing ends a statement that takes too long; a target of a runbook sets one")
            .safely("SET statement_timeout = '10min';");
    private static final Rule SEARCH_PATH = Rule.warning(
                    "search-path-left",
                    "`search_path` is set for the session: files that run later in it find nothing, or something else; Gonogo gives each file a session of its own")
            .safely("SET LOCAL search_path = …;");

    private static final Rule IDLE = Rule.info(
                    "idle-timeout-missing",
                    "the file begins a transaction without an idle_in_transaction_session_timeout: when its client stands still in it, what it locked stays locked")
            .safely("SET idle_in_transaction_session_timeout = '1min';");

    private final Set<String> set = new HashSet<>();

    @Override
    public List<Rule> rules() {
        return List.of(LOCK, STATEMENT, SEARCH_PATH, IDLE);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.Setting setting) {
            set.add(setting.name());
            if (setting.name().equals("search_path")
                    && !setting.local()
                    && !scene.options().byRunbook()) {
                findings.add(SEARCH_PATH, setting.at());
            }
        } else if (!scene.options().byRunbook()) {
            Impact.of(action, scene).stream()
                    .filter(impact -> impact.lock().blocksWrites())
                    .findFirst()
                    .ifPresent(impact -> missing(impact, action.at(), findings));
        }
    }

    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        if (TransactionTopic.BEGIN.contains(statement.command())
                && !scene.options().byRunbook()
                && set.add("idle_in_transaction_session_timeout")) {
            findings.add(IDLE, 0);
        }
    }

    @Override
    public void endOfFile(Scene scene, Findings findings) {
        set.clear();
    }

    /** Once for a file is enough. */
    private void missing(Impact impact, int at, Findings findings) {
        if (set.add("lock_timeout")) {
            findings.add(LOCK, at, "table", impact.table());
        }
        if (set.add("statement_timeout")) {
            findings.add(STATEMENT, at, "table", impact.table());
        }
    }
}
