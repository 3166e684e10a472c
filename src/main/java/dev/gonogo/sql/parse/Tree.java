package dev.gonogo.sql.parse;

import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Data_typeContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_qualified_nameContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.SconstContext;

/** What the parts of a tree say. */
final class Tree {

    private Tree() {}

    /** As it is written. */
    static String text(ParserRuleContext part) {
        var first = part.getStart();
        var last = part.getStop();
        return last == null || last.getStopIndex() < first.getStartIndex()
                ? ""
                : first.getInputStream().getText(Interval.of(first.getStartIndex(), last.getStopIndex()));
    }

    static TypeName type(Data_typeContext type) {
        return TypeName.of(text(type));
    }

    /** A name that has no schema; the lexer takes the quotes off. */
    static String name(ParserRuleContext identifier) {
        if (identifier == null) {
            return "";
        }
        var token = identifier.getStart();
        boolean quoted = token.getType() == SQLLexer.QuotedIdentifier;
        return quoted ? token.getText() : token.getText().toLowerCase(Locale.ROOT);
    }

    static Name qualified(Schema_qualified_nameContext name) {
        var last = name.identifier_reserved();
        if (last.isEmpty()) {
            return new Name("", name(name.identifier()));
        }
        var schema = last.size() == 1 ? name.identifier() : last.get(0);
        return new Name(name(schema), name(last.get(last.size() - 1)));
    }

    /** The table of a column that is written with it. */
    static Name ownerOf(Schema_qualified_nameContext column) {
        var last = column.identifier_reserved();
        return last.size() < 2
                ? new Name("", name(column.identifier()))
                : new Name(name(column.identifier()), name(last.get(0)));
    }

    static List<Name> qualified(List<Schema_qualified_nameContext> names) {
        return names.stream().map(Tree::qualified).toList();
    }

    /** The value of a string. */
    static String value(SconstContext string) {
        if (string.BeginDollarStringConstant() == null) {
            return unquoted(string.getStart().getText());
        }
        var begin = string.getStart();
        var end = string.getStop();
        int from = begin.getStopIndex() + 1;
        return end.getStartIndex() <= from
                ? ""
                : begin.getInputStream().getText(Interval.of(from, end.getStartIndex() - 1));
    }

    /** Without the quotes, for a string with or without a letter before them. */
    static String unquoted(String written) {
        int open = written.indexOf('\'');
        int close = written.lastIndexOf('\'');
        return close <= open ? written : written.substring(open + 1, close).replace("''", "'");
    }

    /** Characters before the value of a string; nearly so for one in plain quotes that has quotes inside. */
    static int valueAt(SconstContext string) {
        var begin = string.getStart();
        return string.BeginDollarStringConstant() == null ? begin.getStartIndex() + 1 : begin.getStopIndex() + 1;
    }

    static boolean cascades(SQLParser.Cascade_restrictContext clause) {
        return clause != null && clause.CASCADE() != null;
    }

    /** The word at this place among the children of a part, in upper case. */
    static String word(ParseTree part, int index) {
        return index < part.getChildCount() && part.getChild(index) instanceof TerminalNode word
                ? word.getText().toUpperCase(Locale.ROOT)
                : "";
    }

    static boolean isInside(ParserRuleContext part, int... rules) {
        for (var parent = part.getParent(); parent != null; parent = parent.getParent()) {
            for (int rule : rules) {
                if (parent.getRuleIndex() == rule) {
                    return true;
                }
            }
        }
        return false;
    }
}
