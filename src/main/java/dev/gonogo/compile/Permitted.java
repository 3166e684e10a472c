package dev.gonogo.compile;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.AttributeExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;

/**
 * What a runbook may compute with: words, its own helpers, and plain methods of texts, numbers, lists and maps. A guard
 * against accidents and against what reviewers overlook, not a sandbox for strangers.
 */
final class Permitted extends ClassCodeVisitorSupport {

    static final List<String> SEEN_BY_EXPECT = List.of("rows", "row", "scalar", "elapsed");

    /** Operators on values whose type only the query decides. */
    static final Set<String> ON_VALUES = Set.of(
            "compareTo", "plus", "minus", "multiply", "div", "remainder", "mod", "startsWith", "endsWith", "contains");

    private static final Set<String> METHODS = Set.of(
            ("abs add addAll any asBoolean call capitalize collect collectEntries collectMany combinations compareTo contains"
                            + " containsKey count div doCall downto drop each eachWithIndex endsWith entrySet equals every find"
                            + " findAll first flatten get getAt getKey getValue groupBy head inc indexOf indices inject intdiv"
                            + " isCase isEmpty iterator join keySet last leftShift length matches max min minus mod multiply"
                            + " negative next padLeft padRight plus positive power previous put putAt remainder replace"
                            + " replaceAll reverse size sort startsWith step stripIndent stripMargin substring sum tail take"
                            + " times toBigDecimal toInteger toList toLong toLowerCase toSet toString toUpperCase tokenize"
                            + " transpose trim unique upto values withIndex getMs getSecond getSeconds getMinute getMinutes"
                            + " getHour getHours getDay getDays getTables toMillis toSeconds toMinutes")
                    .split(" "));

    private static final Set<String> HIDDEN_PROPERTIES =
            Set.of("class", "metaClass", "delegate", "owner", "thisObject", "binding", "properties");

    private final BiConsumer<ASTNode, String> report;
    private final SourceUnit source;

    Permitted(BiConsumer<ASTNode, String> report, SourceUnit source) {
        this.report = report;
        this.source = source;
    }

    static boolean method(MethodNode method, ClassNode word) {
        var owner = method.getDeclaringClass();
        if (owner.isScript() && owner.isPrimaryClassNode()) {
            return true;
        }
        if (owner.getName().startsWith("dev.gonogo.dsl.") && !owner.getName().endsWith("Literals")) {
            return owner.getMethods(method.getName()).stream()
                            .anyMatch(form -> !form.getAnnotations(word).isEmpty())
                    || (owner.getName().endsWith("ExpectBlock") && method.getParameters().length == 0);
        }
        return METHODS.contains(method.getName());
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        var name = variable.getName();
        boolean constant = name.equals(name.toUpperCase(java.util.Locale.ROOT));
        if (variable.getAccessedVariable() instanceof DynamicVariable && !constant && !SEEN_BY_EXPECT.contains(name)) {
            refuse(variable, name);
        }
        super.visitVariableExpression(variable);
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        var name = property.getPropertyAsString();
        if (name == null || HIDDEN_PROPERTIES.contains(name) && !isColumn(property)) {
            refuse(property, name == null ? "a computed name" : name);
        }
        super.visitPropertyExpression(property);
    }

    @Override
    public void visitAttributeExpression(AttributeExpression attribute) {
        refuse(attribute, ".@");
    }

    @Override
    public void visitClassExpression(ClassExpression type) {
        refuse(type, type.getType().getNameWithoutPackage());
    }

    @Override
    public void visitCastExpression(CastExpression cast) {
        var name = cast.getType().getName();
        if (!name.startsWith("java.lang.") && !name.startsWith("java.util.") && name.contains(".")) {
            refuse(cast, "as " + cast.getType().getNameWithoutPackage());
        }
        super.visitCastExpression(cast);
    }

    /** A column may have any name: what comes before the dot must be a row then. */
    private static boolean isColumn(PropertyExpression property) {
        return property.getObjectExpression().getText().matches("row|rows\\[.*]|it");
    }

    private void refuse(ASTNode node, String what) {
        if (node.getLineNumber() > 0) {
            report.accept(node, "`%s` is not part of the language\0".formatted(what));
        }
    }
}
