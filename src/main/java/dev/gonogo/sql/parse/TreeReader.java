package dev.gonogo.sql.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.*;

/** Walks the tree of a statement, or of a body inside one, and collects what it does and mentions. */
final class TreeReader {

    /** How long PostgreSQL keeps a name; what is shorter needs no mention. */
    private static final int SHORT_NAME = 63;

    private final int before;
    private final List<Action> actions = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Mention> literals = new ArrayList<>();
    private final List<Mention> names = new ArrayList<>();

    /** @param before characters of the statement before the text that is read */
    TreeReader(int before) {
        this.before = before;
    }

    Parsed read(String statement) {
        var result = Grammar.read(statement, SQLParser::sql);
        if (result.unreadable().isPresent()) {
            return Parsed.not(result.unreadable().get());
        }
        try {
            take(result);
        } catch (StackOverflowError tooDeep) {
            return Parsed.not(Unreadable.tooDeep());
        }
        if (actions.isEmpty()) {
            actions.add(new Action.Other(0, "OTHER"));
        }
        return new Parsed(actions, calls, literals, names, result.unreadable());
    }

    /** Everything in a tree that was read. */
    void take(Grammar.Result<? extends ParserRuleContext> result) {
        result.tokens().getTokens().forEach(this::token);
        walk(result.tree().orElseThrow());
    }

    int at(ParserRuleContext part) {
        return before + part.getStart().getStartIndex();
    }

    int before() {
        return before;
    }

    void add(Action action) {
        actions.add(action);
    }

    /** What a body inside of this text does and mentions. */
    void addAll(TreeReader body, boolean done) {
        if (done) {
            actions.addAll(body.actions);
        }
        calls.addAll(body.calls);
        literals.addAll(body.literals);
        names.addAll(body.names);
    }

    List<Action> actions() {
        return actions;
    }

    Expression expression(VexContext written) {
        var inside = new ArrayList<Call>();
        collect(written, inside);
        return new Expression(Tree.text(written), inside);
    }

    private void walk(ParseTree node) {
        if (node instanceof ParserRuleContext part) {
            visit(part);
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            walk(node.getChild(i));
        }
    }

    private void visit(ParserRuleContext part) {
        switch (part.getRuleIndex()) {
            case SQLParser.RULE_alter_table_statement ->
                new AlterTableReader(this).read((Alter_table_statementContext) part);
            case SQLParser.RULE_schema_create -> new CreateReader(this).read((Schema_createContext) part);
            case SQLParser.RULE_schema_alter -> new AlterReader(this).read((Schema_alterContext) part);
            case SQLParser.RULE_schema_drop -> new DropReader(this).read((Schema_dropContext) part);
            case SQLParser.RULE_additional_statement ->
                new CommandReader(this).read((Additional_statementContext) part);
            case SQLParser.RULE_script_additional -> new CommandReader(this).read((Script_additionalContext) part);
            case SQLParser.RULE_lock_table -> new CommandReader(this).read((Lock_tableContext) part);
            case SQLParser.RULE_insert_stmt_for_psql ->
                add(new Action.Insert(
                        at(part), Tree.qualified(((Insert_stmt_for_psqlContext) part).insert_table_name)));
            case SQLParser.RULE_merge_stmt_for_psql ->
                add(new Action.Insert(at(part), Tree.qualified(((Merge_stmt_for_psqlContext) part).merge_table_name)));
            case SQLParser.RULE_update_stmt_for_psql -> update((Update_stmt_for_psqlContext) part);
            case SQLParser.RULE_delete_stmt_for_psql -> delete((Delete_stmt_for_psqlContext) part);
            case SQLParser.RULE_function_call -> call((Function_callContext) part, calls);
            default -> {}
        }
    }

    private void update(Update_stmt_for_psqlContext update) {
        var columns = update.update_set().stream()
                .flatMap(set -> set.column.stream())
                .filter(column -> column.indirection_list() == null)
                .map(column -> Tree.name(column.identifier()))
                .toList();
        boolean everyRow = update.WHERE() == null && update.from_item().isEmpty() || isTrue(update.vex());
        add(new Action.Update(at(update), Tree.qualified(update.update_table_name), columns, everyRow));
    }

    private void delete(Delete_stmt_for_psqlContext delete) {
        boolean everyRow = delete.WHERE() == null && delete.from_item().isEmpty() || isTrue(delete.vex());
        add(new Action.Delete(at(delete), Tree.qualified(delete.delete_table_name), everyRow));
    }

    private boolean isTrue(VexContext condition) {
        return condition != null && expression(condition).isAlwaysTrue();
    }

    private void collect(ParseTree node, List<Call> into) {
        if (node instanceof Function_callContext call) {
            call(call, into);
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            collect(node.getChild(i), into);
        }
    }

    private void call(Function_callContext call, List<Call> into) {
        if (call.schema_qualified_name_nontype() != null) {
            boolean inSubquery =
                    Tree.isInside(call, SQLParser.RULE_select_stmt_no_parens, SQLParser.RULE_table_subquery);
            into.add(new Call(at(call), functionName(call.schema_qualified_name_nontype()), inSubquery));
        }
    }

    private static String functionName(Schema_qualified_name_nontypeContext name) {
        if (name.schema == null) {
            return Tree.name(name.identifier_nontype());
        }
        var schema = Tree.name(name.schema);
        var function = Tree.name(name.identifier_reserved_nontype());
        return schema.equals("pg_catalog") ? function : schema + "." + function;
    }

    private void token(Token token) {
        var text = token.getText();
        switch (token.getType()) {
            case SQLLexer.StringConstant, SQLLexer.UnicodeEscapeStringConstant, SQLLexer.Text_between_Dollar ->
                literals.add(new Mention(before + token.getStartIndex(), Tree.unquoted(text)));
            case SQLLexer.Identifier -> name(token, text.toLowerCase(Locale.ROOT));
            case SQLLexer.QuotedIdentifier -> name(token, text);
            default -> {}
        }
    }

    private void name(Token token, String text) {
        if (text.length() > SHORT_NAME / 2) {
            names.add(new Mention(before + token.getStartIndex(), text));
        }
    }
}
