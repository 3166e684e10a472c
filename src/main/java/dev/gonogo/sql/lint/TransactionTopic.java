package dev.gonogo.sql.lint;

import dev.gonogo.sql.TransactionUse;
import dev.gonogo.sql.parse.Action;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a file does with transactions, and how long it holds what it locked. */
final class TransactionTopic implements Topic {

    private static final Rule CONTROL = Rule.error(
                    "transaction-control",
                    "`{command}` in the file: in a runner's transaction it ends what is not finished, and a later ROLLBACK does nothing")
            .safely("-- leave it out: the file is one transaction with its row in the history");
    private static final Rule UNCOMMITTED = Rule.error(
                    "uncommitted-transaction",
                    "`{command}` without a COMMIT: the file reports success and changes nothing")
            .safely("COMMIT;");
    private static final Rule CONCURRENT = Rule.error(
                    "concurrent-in-transaction", "`{command}` behind a BEGIN: the server refuses it in a transaction")
            .safely("-- in a file of its own, without BEGIN\n{command} …;");
    private static final Rule MIXED = Rule.warning(
                    "mixed-transactions",
                    "`{command}` cannot be in a transaction, and other statements of the file need one: when it fails, a part of the file is done")
            .safely("-- in a file of its own\n{command} …;");
    private static final Rule UNDER_LOCK = Rule.warning(
                    "work-under-lock",
                    "`{table}` is still locked by line {line}: until this is done, all who read it wait")
            .safely("-- in a file of its own, before or after");

    static final Set<String> BEGIN = Set.of("BEGIN", "START TRANSACTION");

    private Spot begun;
    private boolean toldControl;
    private Spot outside;
    private boolean transactional;
    private Held held;
    private int toldUnderLock = -1;

    /** The first table that the transaction locked for all. */
    private record Held(int transaction, Impact impact, int line, ReadStatement by) {}

    @Override
    public List<Rule> rules() {
        return List.of(CONTROL, UNCOMMITTED, CONCURRENT, MIXED, UNDER_LOCK);
    }

    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        var command = statement.command();
        if (BEGIN.contains(command)) {
            begun = findings.here(0);
        } else if (TransactionEnds.at(statement.sql())) {
            begun = null;
        }
        if (statement.use() == TransactionUse.TRANSACTION_CONTROL
                && !toldControl
                && !scene.options().byRunbook()) {
            toldControl = true;
            findings.add(CONTROL, 0, "command", command);
        }
        if (statement.use() == TransactionUse.OUTSIDE_TRANSACTION) {
            outside = outside == null ? findings.here(0) : outside;
            if (begun != null) {
                findings.add(CONCURRENT, 0, "command", command);
            }
        }
        transactional |= statement.use() == TransactionUse.TRANSACTIONAL;
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        var here = findings.here(action.at());
        int transaction = here.statement().transaction();
        if (held != null && held.transaction() == transaction && held.by() != here.statement()) {
            underLock(action, scene, findings);
        }
        if (held == null || held.transaction() != transaction) {
            held = exclusive(action, scene)
                    .map(impact -> new Held(
                            transaction, impact, here.statement().sql().at().line(), here.statement()))
                    .orElse(null);
        }
    }

    @Override
    public void endOfFile(Scene scene, Findings findings) {
        if (begun != null) {
            findings.add(UNCOMMITTED, begun, "command", begun.statement().command());
        }
        if (outside != null && transactional && !toldControl) {
            findings.add(MIXED, outside, "command", outside.statement().command());
        }
        begun = null;
        toldControl = false;
        outside = null;
        transactional = false;
        held = null;
        toldUnderLock = -1;
    }

    private void underLock(Action action, Scene scene, Findings findings) {
        boolean works = Impact.of(action, scene).stream()
                .anyMatch(impact -> impact.work().compareTo(Work.SCAN) >= 0 && impact.lock() != Lock.ROW_EXCLUSIVE);
        boolean atOnce = action instanceof Action.Truncate;
        if (works && !atOnce && toldUnderLock != held.transaction()) {
            toldUnderLock = held.transaction();
            findings.add(UNDER_LOCK, action.at(), "table", held.impact().table(), "line", held.line());
        }
    }

    private static Optional<Impact> exclusive(Action action, Scene scene) {
        return Impact.of(action, scene).stream()
                .filter(impact -> impact.lock() == Lock.ACCESS_EXCLUSIVE)
                .findFirst();
    }
}
