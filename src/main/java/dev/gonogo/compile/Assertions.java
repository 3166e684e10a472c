package dev.gonogo.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.syntax.Types;

/**
 * Makes assertions of the expressions in an `expect` block. Each becomes
 *
 * <pre>
 * try { begins(); assert expression; holds(number, asksForNull) } catch (Throwable why) { failed(number, why) }
 * </pre>
 *
 * so that all are judged, and Groovy's power assertion keeps the value of every part.
 */
final class Assertions {

    private final SourceText source;
    private final List<Expression> texts = new ArrayList<>();
    private final Map<ASTNode, String> mistakes = new LinkedHashMap<>();

    Assertions(SourceText source) {
        this.source = source;
    }

    /** Rewrites the block in place; the result is a list literal of the assertions as they were written. */
    ListExpression rewrite(ClosureExpression block) {
        if (block.getCode() instanceof BlockStatement code) {
            code.getStatements().replaceAll(this::assertion);
        }
        return new ListExpression(texts);
    }

    /** What is wrong with the assertions, by the expression that is. */
    Map<ASTNode, String> mistakes() {
        return mistakes;
    }

    private Statement assertion(Statement statement) {
        Expression expression = null;
        if (statement instanceof ExpressionStatement written) {
            expression = written.getExpression();
        } else if (statement instanceof ReturnStatement written) {
            expression = written.getExpression();
        }
        if (expression == null || expression instanceof DeclarationExpression) {
            return statement;
        }
        if (expression instanceof BinaryExpression binary
                && binary.getOperation().isA(Types.ASSIGNMENT_OPERATOR)) {
            mistakes.put(expression, "`=` assigns and asserts nothing\0did you mean `==`?");
        }
        int number = texts.size();
        texts.add(new ConstantExpression(text(expression)));
        return judged(expression, number);
    }

    private static Statement judged(Expression expression, int number) {
        var check = new AssertStatement(new BooleanExpression(expression));
        check.setSourcePosition(expression);
        var tried = new BlockStatement();
        tried.addStatement(call("begins"));
        tried.addStatement(check);
        tried.addStatement(call("holds", new ConstantExpression(number, true), constant(asksForNull(expression))));
        var why = new Parameter(ClassHelper.make(Throwable.class), "why");
        var caught = call("failed", new ConstantExpression(number, true), new VariableExpression(why));
        var judged = new TryCatchStatement(tried, EmptyStatement.INSTANCE);
        judged.addCatch(new CatchStatement(why, caught));
        return judged;
    }

    private static Expression constant(boolean value) {
        return new ConstantExpression(value, true);
    }

    private static Statement call(String method, Expression... arguments) {
        return new ExpressionStatement(
                new MethodCallExpression(
                        VariableExpression.THIS_EXPRESSION, method, new ArgumentListExpression(arguments)) {
                    {
                        setImplicitThis(true);
                    }
                });
    }

    private static boolean asksForNull(Expression expression) {
        var found = new boolean[1];
        expression.visit(new CodeVisitorSupport() {
            @Override
            public void visitConstantExpression(ConstantExpression constant) {
                found[0] |= constant.isNullExpression();
            }
        });
        return found[0];
    }

    private String text(Expression expression) {
        var lines = source.lines();
        var text = new StringBuilder();
        for (int line = expression.getLineNumber(); line <= expression.getLastLineNumber(); line++) {
            var whole = lines.get(line - 1);
            int from = line == expression.getLineNumber() ? expression.getColumnNumber() - 1 : 0;
            int to = line == expression.getLastLineNumber() ? expression.getLastColumnNumber() - 1 : whole.length();
            text.append(text.isEmpty() ? "" : " ")
                    .append(whole.substring(from, Math.min(to, whole.length())).strip());
        }
        return text.toString();
    }
}
