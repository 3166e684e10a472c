package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Body;
import dev.gonogo.sql.parse.Unreadable;
import java.util.List;
import java.util.Locale;

/** What is inside of `DO` blocks and functions, and what they call. */
final class CodeTopic implements Topic {

    private static final Rule SWALLOWED = Rule.error(
                    "exception-swallowed",
                    "`WHEN OTHERS` passes over every failure, a full disk and a typing error alike")
            .safely("EXCEPTION WHEN duplicate_object THEN NULL; -- name what may happen, and nothing else");
    private static final Rule LOOP = Rule.error(
                    "loop-without-commit",
                    "a loop writes without COMMIT: its batches are one transaction, which holds every lock until the last")
            .safely("-- a COMMIT in each turn, outside of a transaction block; or a batch of the runbook");
    private static final Rule SYNTAX = Rule.error(
            "embedded-syntax",
            "lint gives up at {near} in the body, which is {language}; what is wrong there shows when it runs");
    private static final Rule DYNAMIC = Rule.warning(
            "dynamic-sql",
            "a command is put together when it runs: what it does cannot be told from the file; a rehearsal traces it");
    private static final Rule DEFINER = Rule.error(
                    "definer-without-search-path",
                    "`{name}` runs with its owner's rights and the caller's search_path: whoever calls it can put their own functions in the place of those that it means")
            .safely("ALTER FUNCTION {signature} SET search_path = pg_catalog, pg_temp;");
    private static final Rule GONE = Rule.error("function-not-there", "`{name}` is not there: {why}");

    @Override
    public List<Rule> rules() {
        return List.of(SWALLOWED, LOOP, SYNTAX, DYNAMIC, DEFINER, GONE);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.DoBlock block) {
            body(block.body(), findings);
            block.body().loops().stream()
                    .filter(loop -> loop.writes() && !loop.commits())
                    .forEach(loop -> findings.add(LOOP, loop.at()));
        } else if (action instanceof Action.CreateRoutine routine) {
            body(routine.body(), findings);
            if (routine.definer() && !routine.fixedPath()) {
                findings.add(DEFINER, routine.at(), "name", routine.routine(), "signature", routine.signature());
            }
        }
    }

    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        for (var call : statement.parsed().calls()) {
            Functions.gone(call, scene.options().server())
                    .ifPresent(why -> findings.add(GONE, call.at(), "name", call.name(), "why", why));
        }
    }

    private static void body(Body body, Findings findings) {
        body.swallowed().forEach(at -> findings.add(SWALLOWED, at));
        body.dynamic().stream()
                .filter(dynamic -> dynamic.text().isEmpty())
                .forEach(dynamic -> findings.add(DYNAMIC, dynamic.at()));
        body.unreadable().ifPresent(where -> unreadable(body, where, findings));
    }

    private static void unreadable(Body body, Unreadable where, Findings findings) {
        var before = before(where.at(), findings);
        boolean limits = DataTopic.isLimit(where.near()) && before.matches("(?s).*\\b(UPDATE|DELETE)\\b[^;]*");
        if (limits) {
            var command = before.lastIndexOf("UPDATE") > before.lastIndexOf("DELETE") ? "UPDATE" : "DELETE";
            findings.add(DataTopic.LIMIT, where.at(), "command", command);
        } else {
            findings.add(SYNTAX, where.at(), "language", body.language(), "near", where.near());
        }
    }

    private static String before(int at, Findings findings) {
        var text = findings.here(0).statement().sql().text();
        int characters = Math.min(at, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, characters)).toUpperCase(Locale.ROOT);
    }
}
