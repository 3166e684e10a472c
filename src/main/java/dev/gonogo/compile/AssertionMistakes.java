package dev.gonogo.compile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/** What looks like an assertion and asserts nothing: it would be true whatever the query returned. */
final class AssertionMistakes {

    private static final Set<String> ALWAYS_TRUE = Set.of("each", "eachWithIndex", "collect", "collectMany");

    private AssertionMistakes() {}

    /** @param message primary and hint, divided by `\0` */
    record Mistake(ASTNode at, String message) {}

    /** A statement in `expect` that is no expression. */
    static Optional<String> of(Statement statement) {
        if (statement instanceof EmptyStatement) {
            return Optional.empty();
        }
        return Optional.of(
                statement instanceof AssertStatement
                        ? "`assert` is not needed in `expect`\0each line is an assertion already"
                        : "`expect` holds assertions only\0write each as one expression, with `&&`, `||` or `rows.every { … }`");
    }

    static Optional<Mistake> of(Expression expression, List<String> locals) {
        var assigned = assignment(expression);
        if (assigned.isPresent()) {
            return assigned.map(at -> new Mistake(at, "`=` assigns and asserts nothing\0did you mean `==`?"));
        }
        if (expression instanceof DeclarationExpression) {
            return Optional.empty();
        }
        if (expression instanceof MethodCallExpression call && ALWAYS_TRUE.contains(call.getMethodAsString())) {
            return mistake(
                    expression, "`%s` asserts nothing\0did you mean `every`?".formatted(call.getMethodAsString()));
        }
        if (expression instanceof PropertyExpression property && property.isSpreadSafe()) {
            return mistake(expression, "a list of values asserts nothing\0write `rows.every { … }`");
        }
        if (expression instanceof ClosureExpression) {
            return mistake(expression, "a block asserts nothing\0write what is in it, without the braces");
        }
        var names = new NamesIn(expression);
        var misspelt = names.misspelt();
        if (misspelt.isPresent()) {
            return mistake(expression, misspelt.get());
        }
        return names.lookAtResult(locals)
                ? Optional.empty()
                : mistake(
                        expression,
                        "this does not look at the result\0an assertion is about `rows`, `row`, `scalar` or `elapsed`");
    }

    private static Optional<Mistake> mistake(Expression at, String message) {
        return Optional.of(new Mistake(at, message));
    }

    private static Optional<Expression> assignment(Expression expression) {
        var found = new Expression[1];
        expression.visit(new CodeVisitorSupport() {
            @Override
            public void visitBinaryExpression(BinaryExpression binary) {
                if (!(binary instanceof DeclarationExpression)
                        && binary.getOperation().isA(Types.ASSIGNMENT_OPERATOR)) {
                    found[0] = binary;
                }
                super.visitBinaryExpression(binary);
            }

            @Override
            public void visitPostfixExpression(PostfixExpression postfix) {
                found[0] = postfix;
            }

            @Override
            public void visitPrefixExpression(PrefixExpression prefix) {
                found[0] = prefix;
            }
        });
        return Optional.ofNullable(found[0]);
    }
}
