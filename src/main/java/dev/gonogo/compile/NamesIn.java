package dev.gonogo.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** The names that an assertion uses, and those that it compares with null on purpose. */
final class NamesIn extends CodeVisitorSupport {

    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> comparedWithNull = new LinkedHashSet<>();

    NamesIn(Expression expression) {
        expression.visit(this);
    }

    List<String> usedOf(List<String> names) {
        return names.stream().filter(used::contains).toList();
    }

    /** Variables and columns, by their last name: `b` for `rows[0].b == null`. */
    List<String> comparedWithNull() {
        return new ArrayList<>(comparedWithNull);
    }

    /** `scalr` for `scalar`: message and hint, divided by `\0`. */
    Optional<String> misspelt() {
        return used.stream()
                .filter(name -> !Permitted.SEEN_BY_EXPECT.contains(name))
                .flatMap(name -> Nearest.to(name, Permitted.SEEN_BY_EXPECT).stream()
                        .map(near -> "unknown name `%s`\0did you mean `%s`?".formatted(name, near)))
                .findFirst();
    }

    boolean lookAtResult(List<String> locals) {
        return Permitted.SEEN_BY_EXPECT.stream().anyMatch(used::contains)
                || !usedOf(locals).isEmpty();
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        used.add(variable.getName());
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        closure.getCode().visit(this);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression binary) {
        if (isNull(binary.getRightExpression())) {
            asks(binary.getLeftExpression());
        }
        if (isNull(binary.getLeftExpression())) {
            asks(binary.getRightExpression());
        }
        super.visitBinaryExpression(binary);
    }

    /** `scalar ?: 0` says what NULL counts as. */
    @Override
    public void visitShortTernaryExpression(ElvisOperatorExpression elvis) {
        asks(elvis.getTrueExpression());
        super.visitShortTernaryExpression(elvis);
    }

    /** `null` itself, or a list with it as in `scalar in [1, null]`. */
    private static boolean isNull(Expression expression) {
        return expression instanceof ConstantExpression constant && constant.isNullExpression()
                || expression instanceof ListExpression list
                        && list.getExpressions().stream().anyMatch(NamesIn::isNull);
    }

    private void asks(Expression expression) {
        if (expression instanceof VariableExpression variable) {
            comparedWithNull.add(variable.getName());
        } else if (expression instanceof MethodCallExpression call && call.isSafe()) {
            asks(call.getObjectExpression());
        } else if (expression instanceof PropertyExpression property && property.getPropertyAsString() != null) {
            comparedWithNull.add(property.getPropertyAsString());
        } else if (expression instanceof BinaryExpression index
                && index.getRightExpression() instanceof ConstantExpression column) {
            comparedWithNull.add(column.getText());
        }
    }
}
