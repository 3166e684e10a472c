package dev.gonogo.run;

import dev.gonogo.model.Probe;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Rows;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.run.script.ScriptFailed;
import dev.gonogo.run.script.Scripts;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.sql.TransactionUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** `script`: statements whose cells and notices say whether all is well. One that says nothing proves nothing. */
final class ScriptProbe {

    private static final Pattern FAIL = Pattern.compile("\\bFAIL(ED|S|URE)?\\b|✗|❌");
    private static final Pattern WARN = Pattern.compile("\\bWARN(ING)?\\b|⚠");
    private static final Pattern PASS = Pattern.compile("\\bPASS(ED|ES)?\\b|✓|✅");
    private static final int MOST_TOLD = 5;

    private final StepRun run;
    private final List<Said> said = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();

    ScriptProbe(StepRun run) {
        this.run = run;
    }

    /** A text that the script gave, with its row, and where it comes from. */
    private record Said(String text, String told) {}

    /** What one statement gave, as `results.json` shows it. */
    private record Result(String at, Rows rows) {}

    Outcome run(Probe.Script probe) {
        var script = run.run().files().get(probe.file().path()).script();
        try (var session = run.database().open().notices(this::heard)) {
            if (probe.writes()) {
                session.begin();
            } else {
                session.beginReadOnly();
            }
            script.statements().stream()
                    .filter(statement -> statement.transactionUse() != TransactionUse.TRANSACTION_CONTROL)
                    .forEach(statement -> ask(session, statement));
            session.rollback();
        } catch (ScriptFailed refused) {
            run.evidence().text("error.txt", refused.getMessage() + "\n");
            return Outcome.broken(refused.getMessage());
        } finally {
            run.evidence().json("results.json", results);
        }
        return judged();
    }

    private void ask(Session session, SqlStatement statement) {
        Scripts.say(statement.said(), this::heard);
        if (statement.rows().isPresent()) {
            Scripts.send(session, statement);
            return;
        }
        try {
            var rows = session.query(statement.text());
            if (!rows.columns().isEmpty()) {
                results.add(new Result(statement.at().toString(), rows));
                rows.rows().forEach(row -> row.forEach(cell -> cell(cell, row, statement)));
            }
        } catch (StatementFailed refused) {
            throw new ScriptFailed(statement, refused);
        }
    }

    /** Texts alone: a number or a truth is no verdict. */
    private void cell(Object cell, List<Object> row, SqlStatement statement) {
        if (cell instanceof String text) {
            text.lines()
                    .forEach(line -> said.add(new Said(
                            line,
                            "%s (line %d)"
                                    .formatted(
                                            row.size() == 1 ? line : row,
                                            statement.at().line()))));
        }
    }

    private void heard(Notice notice) {
        run.notice(notice);
        notice.message().lines().forEach(line -> said.add(new Said(line, line)));
    }

    private Outcome judged() {
        var tap = said.stream().map(Said::text).filter(Tap::isTap).toList();
        var failed = told(said -> FAIL.matcher(said.text()).find());
        if (!failed.isEmpty()) {
            var rest = failed.size() - MOST_TOLD;
            return Outcome.failed("%d say FAIL: %s%s"
                    .formatted(
                            failed.size(),
                            String.join("; ", failed.stream().limit(MOST_TOLD).toList()),
                            rest > 0 ? "; and %d more".formatted(rest) : ""));
        }
        if (!tap.isEmpty()) {
            return Tap.read(said.stream().map(Said::text).toList()).judged();
        }
        var passed = told(said -> PASS.matcher(said.text()).find());
        if (passed.isEmpty()) {
            return Outcome.failed("it said neither PASS nor FAIL, and what says nothing proves nothing");
        }
        var warned = told(said -> WARN.matcher(said.text()).find());
        return warned.isEmpty()
                ? Outcome.passed("%d say PASS".formatted(passed.size()))
                : Outcome.warned(
                        "%d say PASS, %d warn: %s".formatted(passed.size(), warned.size(), String.join("; ", warned)));
    }

    private List<String> told(Predicate<Said> which) {
        return said.stream().filter(which).map(Said::told).toList();
    }
}
