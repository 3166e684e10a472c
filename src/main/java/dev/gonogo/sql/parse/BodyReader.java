package dev.gonogo.sql.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.tree.ParseTree;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.*;

/** The code of `DO` blocks and routines: what it does counts as done for a block, and as said for a routine. */
final class BodyReader {

    private static final String PLPGSQL = "plpgsql";
    private static final Pattern DEFAULT_OF_ARGUMENT =
            Pattern.compile("(?i)\\s*(\\bDEFAULT\\b|=)('[^']*'|[^,()']|\\([^()]*\\))*");
    private static final Pattern FIXED_PATH = Pattern.compile("(?i)search_path");

    private final TreeReader reader;
    private final List<Integer> swallowed = new ArrayList<>();
    private final List<Body.Loop> loops = new ArrayList<>();
    private final List<Body.Dynamic> dynamic = new ArrayList<>();

    BodyReader(TreeReader reader) {
        this.reader = reader;
    }

    void block(int at, Anonymous_blockContext block) {
        var language = language(block);
        var code = code(block.sconst(), block);
        reader.add(new Action.DoBlock(at, body(language, code, true)));
    }

    void routine(int at, Create_function_statementContext routine) {
        var actions = routine.function_actions_common();
        var language = actions.stream()
                .filter(action -> action.lang_name != null)
                .map(action -> Tree.name(action.lang_name))
                .findFirst()
                .orElse("sql");
        var body = actions.stream()
                .filter(action -> action.function_def() != null && action.function_def().symbol == null)
                .findFirst()
                .map(action -> body(language, action.function_def().definition, false))
                .orElse(Body.of(language, Optional.empty()));
        var name = Tree.qualified(routine.function_parameters().schema_qualified_name());
        var arguments = Tree.text(routine.function_parameters().function_args());
        reader.add(new Action.CreateRoutine(
                at,
                name,
                name + DEFAULT_OF_ARGUMENT.matcher(arguments).replaceAll(""),
                routine.REPLACE() != null,
                actions.stream().anyMatch(action -> action.DEFINER() != null),
                actions.stream().anyMatch(BodyReader::fixesPath),
                body));
    }

    private static boolean fixesPath(Function_actions_commonContext action) {
        return action.SET() != null
                && action.session_local_option() != null
                && FIXED_PATH.matcher(Tree.text(action.session_local_option())).find();
    }

    private static String language(Anonymous_blockContext block) {
        if (block.LANGUAGE() == null) {
            return PLPGSQL;
        }
        return block.identifier() == null
                ? PLPGSQL
                : Tree.name(block.identifier()).toLowerCase(Locale.ROOT);
    }

    /** The string that is not the language. */
    private static SconstContext code(List<SconstContext> strings, Anonymous_blockContext block) {
        boolean languageFirst = Tree.word(block, 1).equals("LANGUAGE") && strings.size() > 1;
        return strings.get(languageFirst ? 1 : 0);
    }

    private Body body(String language, SconstContext code, boolean done) {
        int before = reader.before() + Tree.valueAt(code);
        if (language.equals("sql")) {
            var result = Grammar.read(Tree.value(code), SQLParser::sql);
            return read(language, result, before, done);
        }
        if (!language.equals(PLPGSQL)) {
            return Body.of(language, Optional.empty());
        }
        return read(language, Grammar.read(Tree.value(code), SQLParser::plpgsql_function), before, done);
    }

    private Body read(
            String language,
            Grammar.Result<? extends org.antlr.v4.runtime.ParserRuleContext> result,
            int before,
            boolean done) {
        if (result.unreadable().isPresent()) {
            var where = result.unreadable().get();
            return Body.of(language, Optional.of(new Unreadable(before + where.at(), where.near())));
        }
        var inner = new TreeReader(before);
        inner.take(result);
        walk(result.tree().orElseThrow(), inner, false);
        reader.addAll(inner, done);
        return new Body(language, swallowed, loops, dynamic, Optional.empty());
    }

    private void walk(ParseTree node, TreeReader inner, boolean inLoop) {
        boolean loop = node instanceof Loop_statementContext written && written.loop_start() != null
                || node instanceof Loop_statementContext endless
                        && !endless.LOOP().isEmpty();
        if (loop && !inLoop) {
            loop((Loop_statementContext) node, inner);
        }
        if (node instanceof Exception_statementContext handlers) {
            handlers(handlers, inner);
        }
        if (node instanceof Execute_stmtContext execute) {
            var command = constant(execute.vex());
            dynamic.add(new Body.Dynamic(inner.at(execute), command));
            command.ifPresent(text -> command(text, inner.at(execute.vex()) + 1, inner));
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            walk(node.getChild(i), inner, inLoop || loop);
        }
    }

    /** A command in one string is read as if it stood there. */
    private static void command(String text, int before, TreeReader inner) {
        var result = Grammar.read(text, SQLParser::sql);
        if (result.tree().isPresent()) {
            var command = new TreeReader(before);
            command.take(result);
            inner.addAll(command, true);
        }
    }

    private void loop(Loop_statementContext loop, TreeReader inner) {
        boolean writes = contains(loop, Update_stmt_for_psqlContext.class)
                || contains(loop, Delete_stmt_for_psqlContext.class)
                || contains(loop, Insert_stmt_for_psqlContext.class);
        loops.add(new Body.Loop(inner.at(loop), writes, contains(loop, Transaction_statementContext.class)));
    }

    private void handlers(Exception_statementContext handlers, TreeReader inner) {
        for (int i = 0; i < handlers.vex().size(); i++) {
            boolean others = Tree.text(handlers.vex(i)).toUpperCase(Locale.ROOT).matches(".*\\bOTHERS\\b.*");
            if (others && doesNothing(handlers.function_statements(i))) {
                swallowed.add(inner.before() + handlers.WHEN(i).getSymbol().getStartIndex());
            }
        }
    }

    /** Neither raises nor writes down what happened; a notice that nobody must read is nothing. */
    private static boolean doesNothing(Function_statementsContext statements) {
        return statements.function_statement().stream().allMatch(BodyReader::isNothing);
    }

    private static boolean isNothing(Function_statementContext statement) {
        if (statement.base_statement() != null) {
            return statement.base_statement().NULL() != null;
        }
        return statement.message_statement() != null
                && Tree.text(statement.message_statement())
                        .matches("(?is)raise\\s+(notice|debug|info|log|warning)\\b.*");
    }

    private static Optional<String> constant(VexContext command) {
        var text = Tree.text(command).strip();
        return text.matches("(?s)'[^']*(''[^']*)*'")
                ? Optional.of(text.substring(1, text.length() - 1).replace("''", "'"))
                : Optional.empty();
    }

    private static boolean contains(ParseTree node, Class<?> type) {
        if (type.isInstance(node)) {
            return true;
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            if (contains(node.getChild(i), type)) {
                return true;
            }
        }
        return false;
    }
}
