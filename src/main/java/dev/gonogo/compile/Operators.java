package dev.gonogo.compile;

import dev.gonogo.dsl.Values;
import java.util.Map;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Token;

/**
 * Gives the operators of an assertion to {@link Values}: no type checker knows what a query returns, and Groovy's own
 * operators find 18 in no list of 18 when one is a `bigint`. The calls stand where the operators stood.
 */
final class Operators extends ClassCodeExpressionTransformer {

    private static final ClassNode VALUES = ClassHelper.make(Values.class);
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("==", "same"),
            Map.entry("!=", "differ"),
            Map.entry("<", "less"),
            Map.entry("<=", "lessOrSame"),
            Map.entry(">", "more"),
            Map.entry(">=", "moreOrSame"),
            Map.entry("<=>", "compared"),
            Map.entry("in", "among"),
            Map.entry("!in", "notAmong"),
            Map.entry("+", "plus"),
            Map.entry("-", "minus"),
            Map.entry("*", "times"),
            Map.entry("/", "divided"),
            Map.entry("%", "remainder"));

    private final SourceUnit source;

    Operators(SourceUnit source) {
        this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public Expression transform(Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            closure.getCode().visit(this);
            return closure;
        }
        if (expression instanceof BinaryExpression binary
                && METHODS.containsKey(binary.getOperation().getText())) {
            var left = transform(binary.getLeftExpression());
            var right = transform(binary.getRightExpression());
            return call(binary, binary.getOperation(), new ArgumentListExpression(left, right));
        }
        if (expression instanceof UnaryMinusExpression minus) {
            var call = new StaticMethodCallExpression(
                    VALUES, "negative", new ArgumentListExpression(transform(minus.getExpression())));
            call.setSourcePosition(minus);
            return call;
        }
        return super.transform(expression);
    }

    private static Expression call(BinaryExpression binary, Token operator, ArgumentListExpression values) {
        var call = new StaticMethodCallExpression(VALUES, METHODS.get(operator.getText()), values);
        call.setSourcePosition(binary);
        call.setLineNumber(operator.getStartLine());
        call.setColumnNumber(operator.getStartColumn());
        return call;
    }
}
