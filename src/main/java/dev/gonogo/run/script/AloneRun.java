package dev.gonogo.run.script;

import dev.gonogo.postgres.Backend;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.run.script.Settlement.Effect;
import dev.gonogo.sql.Portion;
import dev.gonogo.sql.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One statement outside of any transaction: each attempt in a fresh session, and reconciled with the catalog. */
public final class AloneRun {

    private final Database database;
    private final Database asking;
    private final Consumer<Notice> notices;
    private final Portion portion;
    private final SqlStatement statement;
    private final Settlement settlement;
    private boolean inDoubt;

    /**
     * @param asking the same database without the limits of the step, to find out and clear away when its time is over
     * @param inDoubt whether an earlier attempt may have taken effect
     */
    public AloneRun(Database database, Database asking, Consumer<Notice> notices, Portion portion, boolean inDoubt) {
        this.database = database;
        this.asking = asking;
        this.notices = notices;
        this.portion = portion;
        this.statement = portion.statements().get(0);
        this.settlement = statement.alone().as(new Settlements());
        this.inDoubt = inDoubt;
    }

    /** Objects that the statement takes away by name. @throws ScriptStopped when a setting of the script is refused */
    public List<String> losses() {
        return ask(settlement::losses);
    }

    /**
     * Tries once. When it returns, the statement has taken effect.
     *
     * @throws ScriptStopped when it has not, and what it left half done was cleared away, or told
     * @throws PortionInDoubt when it cannot be told
     */
    public void attempt() {
        Scripts.say(statement.said(), notices);
        try (var session = database.open().notices(notices)) {
            var backend = Backend.of(session);
            Scripts.execute(session, portion.settings());
            if (!wasDone(session)) {
                clear(session);
                inDoubt = false;
                send(session, backend);
            }
        } catch (StatementFailed refused) {
            throw new ScriptFailed(statement, refused);
        }
    }

    private void clear(Session session) {
        try {
            settlement.clear(session).ifPresent(this::say);
        } catch (StatementFailed refused) {
            throw new ScriptFailed(statement, refused, "nothing was begun: " + notCleared(refused));
        }
    }

    private boolean wasDone(Session session) {
        if (!inDoubt) {
            return false;
        }
        var effect = settlement.effect(session);
        if (effect == Effect.UNKNOWN && !settlement.isRepeatable()) {
            throw new PortionInDoubt(
                    "`%s` at %s began earlier in this run, and whether it took effect cannot be found out"
                            .formatted(statement.command(), statement.at()),
                    settlement.look(),
                    null);
        }
        if (effect == Effect.DONE) {
            say("`%s` began earlier in this run; by the catalog it took effect".formatted(statement.command()));
        }
        return effect == Effect.DONE;
    }

    private void send(Session session, Backend backend) {
        try {
            session.execute(settlement.instead(session).orElse(statement.text()));
        } catch (StatementFailed failed) {
            if (failed.lostConnection() && tookEffect(backend, failed)) {
                return;
            }
            throw new ScriptFailed(statement, failed, aftermath(failed));
        }
        lack().ifPresent(lack -> {
            throw new PortionRefused(statement.at() + ": " + lack);
        });
    }

    private Optional<String> lack() {
        try {
            return ask(settlement::lack);
        } catch (DatabaseUnreachable | StatementFailed | ScriptStopped unknown) {
            throw new PortionInDoubt(
                    "`%s` at %s ended, and what it did could not be looked at: %s"
                            .formatted(statement.command(), statement.at(), unknown.getMessage()),
                    settlement.look(),
                    unknown);
        }
    }

    /** Asks when nothing of it can take effect any more. */
    private boolean tookEffect(Backend backend, StatementFailed lost) {
        try {
            var effect = ask(session -> backend.end(session) ? settlement.effect(session) : Effect.UNKNOWN);
            if (effect == Effect.UNKNOWN) {
                throw inDoubt(lost, null);
            }
            say("the connection got lost; by the catalog `%s` took %s"
                    .formatted(statement.command(), effect == Effect.DONE ? "effect" : "no effect"));
            return effect == Effect.DONE;
        } catch (DatabaseUnreachable | StatementFailed | ScriptStopped unknown) {
            throw inDoubt(lost, unknown);
        }
    }

    private PortionInDoubt inDoubt(StatementFailed lost, RuntimeException asking) {
        var found = asking == null ? "" : ": " + asking.getMessage();
        var doubt = new PortionInDoubt(
                "`%s` at %s was interrupted (%s), and whether it took effect cannot be found out%s"
                        .formatted(statement.command(), statement.at(), lost.getMessage(), found),
                settlement.look(),
                lost);
        if (asking != null) {
            doubt.addSuppressed(asking);
        }
        return doubt;
    }

    private String aftermath(StatementFailed failed) {
        var left = left();
        return failed.detail().isEmpty() || left.isEmpty() ? failed.detail() + left : failed.detail() + "; " + left;
    }

    private String left() {
        try {
            return ask(settlement::clear).orElse("");
        } catch (DatabaseUnreachable | StatementFailed | ScriptStopped refused) {
            return notCleared(refused);
        }
    }

    private String notCleared(RuntimeException refused) {
        return "what an attempt may have left could not be cleared away (%s): %s; a retry clears it first"
                .formatted(refused.getMessage(), settlement.look());
    }

    private <T> T ask(Function<Session, T> question) {
        try (var session = asking.open().notices(notices)) {
            Scripts.execute(session, portion.settings());
            return question.apply(session);
        }
    }

    private void say(String what) {
        notices.accept(new Notice("RECONCILED", what));
    }
}
