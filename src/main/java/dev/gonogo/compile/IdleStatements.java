package dev.gonogo.compile;

import dev.gonogo.dsl.Vocabulary;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;

/**
 * Statements of a block that Groovy takes and that say nothing: `role: 'dba'`, `embedded` without parentheses, a block on the
 * line below its word. In a helper or a closure that computes, a last expression is a value, and fine.
 */
final class IdleStatements extends ClassCodeVisitorSupport {

    private static final Vocabulary VOCABULARY = GroovyCompiler.VOCABULARY;

    private final SourceUnit source;
    private final SourceText text;
    private final BiConsumer<ASTNode, String> report;
    private boolean inWord;

    IdleStatements(SourceUnit source, SourceText text, BiConsumer<ASTNode, String> report) {
        this.source = source;
        this.text = text;
        this.report = report;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public void visitMethod(MethodNode method) {
        visitIn(method.isScriptBody(), () -> super.visitMethod(method));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        boolean word = call.isImplicitThis() && VOCABULARY.isWord(call.getMethodAsString());
        for (Expression argument : arguments(call)) {
            if (word) {
                value(call.getMethodAsString(), argument);
            }
            boolean block = word
                    && argument instanceof ClosureExpression
                    && !call.getMethodAsString().equals("expect");
            visitIn(block, () -> argument.visit(this));
        }
        call.getObjectExpression().visit(this);
    }

    private static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression several
                ? several.getExpressions()
                : List.of(call.getArguments());
    }

    private void value(String word, Expression argument) {
        if (argument instanceof ConstantExpression constant && constant.isNullExpression()) {
            report.accept(argument, "`null` says nothing\0leave `%s` out instead".formatted(word));
        }
        if (argument instanceof MapExpression named) {
            named.getMapEntryExpressions().stream()
                    .map(MapEntryExpression::getKeyExpression)
                    .filter(SpreadMapExpression.class::isInstance)
                    .forEach(spread ->
                            report.accept(spread, "`*:` is not part of the language\0write each name and value"));
        }
        if (argument instanceof ClosureExpression block && block.isParameterSpecified()) {
            report.accept(
                    block.getParameters()[0],
                    "the block of `%s` is given no values\0take the names before `->` out".formatted(word));
        }
    }

    @Override
    public void visitBlockStatement(BlockStatement block) {
        block.getStatements().forEach(this::label);
        super.visitBlockStatement(block);
    }

    private void label(Statement statement) {
        var labels = statement.getStatementLabels();
        if (labels != null && !labels.isEmpty()) {
            var label = labels.get(0);
            var hint = VOCABULARY.isWord(label)
                    ? "write `%s` without the colon".formatted(label)
                    : "labels are not part of the language";
            report.accept(beginning(statement, label), "`%s:` says nothing\0%s".formatted(label, hint));
        }
    }

    /** Groovy knows where the labelled statement stands, but not its label. */
    private ASTNode beginning(Statement statement, String label) {
        var line = text.line(statement.getLineNumber());
        var rest = text.from(statement.getLineNumber(), statement.getColumnNumber());
        int found = line.lastIndexOf(label, line.length() - rest.length());
        int column = found < 0 ? found : line.codePointCount(0, found);
        var place = new ASTNode();
        place.setSourcePosition(statement);
        place.setColumnNumber(column < 0 ? statement.getColumnNumber() : column + 1);
        return place;
    }

    @Override
    public void visitExpressionStatement(ExpressionStatement statement) {
        var expression = statement.getExpression();
        boolean labelled = statement.getStatementLabels() != null;
        if (inWord && !labelled && saysNothing(expression)) {
            report.accept(expression, message(expression));
        }
        visitIn(false, () -> super.visitExpressionStatement(statement));
    }

    private static boolean saysNothing(Expression expression) {
        return !(expression instanceof MethodCall
                || expression instanceof PostfixExpression
                || expression instanceof PrefixExpression
                || expression instanceof EmptyExpression
                || expression instanceof BinaryExpression binary
                        && (binary.getOperation().isA(Types.ASSIGNMENT_OPERATOR)
                                || binary.getOperation().getText().equals("<<")));
    }

    private static String message(Expression expression) {
        if (expression instanceof ClosureExpression) {
            return "this block belongs to no word\0put its `{` on the line of the word";
        }
        var word = leftmost(expression);
        if (VOCABULARY.isWord(word)) {
            return "`%s` is a word that is not said\0write %s".formatted(word, forms(word));
        }
        if (expression instanceof PropertyExpression unit && ValueTypes.isLiteral(unit.getPropertyAsString())) {
            return "`%s` stands alone\0write `30.%1$s` with a dot, or all of it in parentheses: `((10 * 3).%1$s)`"
                    .formatted(unit.getPropertyAsString());
        }
        return "this says nothing\0begin with a word, or take it out";
    }

    /** `after` of `after ['a', 'b']`, which Groovy reads as the entry of a list. */
    private static String leftmost(Expression expression) {
        if (expression instanceof BinaryExpression binary) {
            return leftmost(binary.getLeftExpression());
        }
        return expression instanceof VariableExpression variable ? variable.getName() : "";
    }

    private static String forms(String word) {
        return VOCABULARY.formsOf(word).stream().map(form -> "`" + form + "`").collect(Collectors.joining(" or "));
    }

    private void visitIn(boolean word, Runnable visit) {
        boolean before = inWord;
        inWord = word;
        visit.run();
        inWord = before;
    }
}
