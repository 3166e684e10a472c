package dev.gonogo.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Makes assertions of the expressions in an `expect` block. Each becomes
 *
 * <pre>
 * try { begins(locals, asked); assert expression; holds(number) } catch (Throwable why) { failed(number, why) }
 * </pre>
 *
 * so that all are judged, and Groovy's power assertion keeps the value of every part.
 */
final class Assertions {

    private final SourceText source;
    private final Operators operators;
    private final List<Expression> texts = new ArrayList<>();
    private final List<String> locals = new ArrayList<>();
    private final Map<ASTNode, String> mistakes = new LinkedHashMap<>();

    Assertions(SourceText source, SourceUnit unit) {
        this.source = source;
        this.operators = new Operators(unit);
    }

    /** Rewrites the block in place; the result is a list literal of the assertions as they were written. */
    ListExpression rewrite(ClosureExpression block) {
        if (block.getCode() instanceof BlockStatement code) {
            var judged = new ArrayList<Statement>();
            code.getStatements().forEach(statement -> judged.addAll(rewritten(statement)));
            code.getStatements().clear();
            code.addStatements(judged);
        }
        return new ListExpression(texts);
    }

    /** What is wrong with the assertions, by the node that is. */
    Map<ASTNode, String> mistakes() {
        return mistakes;
    }

    private List<Statement> rewritten(Statement statement) {
        Expression expression = null;
        if (statement instanceof ExpressionStatement written) {
            expression = written.getExpression();
        } else if (statement instanceof ReturnStatement written) {
            expression = written.getExpression();
        }
        if (expression == null) {
            var mistake = AssertionMistakes.of(statement);
            mistake.ifPresent(text -> mistakes.put(statement, text));
            return List.of(statement);
        }
        AssertionMistakes.of(expression, locals).ifPresent(found -> mistakes.put(found.at(), found.message()));
        return expression instanceof DeclarationExpression local ? declared(local) : List.of(judged(expression));
    }

    private List<Statement> declared(DeclarationExpression local) {
        var begins = begins(local);
        local.setRightExpression(operators.transform(local.getRightExpression()));
        var all = new ArrayList<>(List.of(begins, new ExpressionStatement(local)));
        if (local.getLeftExpression() instanceof VariableExpression variable) {
            locals.add(variable.getName());
            all.add(statement("keeps", new ConstantExpression(variable.getName())));
        }
        return all;
    }

    private Statement judged(Expression expression) {
        var number = new ConstantExpression(texts.size(), true);
        texts.add(new ConstantExpression(source.between(expression)));
        var begins = begins(expression);
        var check = new AssertStatement(new BooleanExpression(told(operators.transform(expression))));
        check.setSourcePosition(expression);
        var tried = new BlockStatement();
        tried.addStatement(begins);
        tried.addStatement(check);
        tried.addStatement(statement("holds", number));
        var why = new Parameter(ClassHelper.make(Throwable.class), "why");
        var judged = new TryCatchStatement(tried, EmptyStatement.INSTANCE);
        judged.addCatch(new CatchStatement(why, statement("failed", number, new VariableExpression(why))));
        return judged;
    }

    /** A value by itself, as `scalar` or `row.name`, must be one that is true or false. */
    private static Expression told(Expression expression) {
        return expression instanceof VariableExpression || expression instanceof PropertyExpression
                ? call("told", expression)
                : expression;
    }

    private Statement begins(Expression expression) {
        var names = new NamesIn(expression);
        return statement("begins", list(names.usedOf(locals)), list(names.comparedWithNull()));
    }

    private static ListExpression list(List<String> names) {
        return new ListExpression(names.stream()
                .map(name -> (Expression) new ConstantExpression(name))
                .toList());
    }

    private static Statement statement(String method, Expression... arguments) {
        return new ExpressionStatement(call(method, arguments));
    }

    private static Expression call(String method, Expression... arguments) {
        var call =
                new MethodCallExpression(new VariableExpression("this"), method, new ArgumentListExpression(arguments));
        call.setImplicitThis(true);
        return call;
    }
}
