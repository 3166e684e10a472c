package dev.gonogo.compile;

import dev.gonogo.dsl.TypeNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingSupport;

/**
 * What a runbook may compute with: words, its own helpers, and plain methods of texts, numbers, lists and maps. A guard
 * against accidents and against what reviewers overlook, not a sandbox for strangers.
 */
final class Permitted extends ClassCodeVisitorSupport {

    static final List<String> SEEN_BY_EXPECT = List.of("rows", "row", "scalar", "elapsed");

    static final Set<String> METHODS = Set.of(
            ("abs add addAll any asBoolean call capitalize charAt collate collect collectEntries collectMany combinations"
                            + " compareTo contains containsAll containsKey containsValue count countBy disjoint div doCall downto"
                            + " drop dropRight dropWhile each eachWithIndex endsWith entrySet equals equalsIgnoreCase every find findAll"
                            + " findIndexOf findResult findResults first flatten formatted get getAt getKey getValue groupBy head"
                            + " inc indexOf indexed indices init inject intdiv intersect isBlank isCase isEmpty isInteger isNotCase"
                            + " isNumber iterator join keySet last leftShift length matches max min minus mod multiply negative"
                            + " next padLeft padRight plus positive power previous put putAt remainder replace replaceAll"
                            + " replaceFirst reverse round size sort split startsWith step stripIndent stripMargin strip subMap"
                            + " substring sum tail take takeRight takeWhile times toBigDecimal toDouble toInteger toList toLong"
                            + " toLowerCase toSet toSorted toString toUpperCase tokenize transpose trim unique upto values"
                            + " withIndex getMs getSecond getSeconds getMinute getMinutes getHour getHours getDay getDays"
                            + " getTables getKb getMb getGb getPercent toMillis toSeconds toMinutes toHours toDays")
                    .split(" "));

    /** Names that lead from a value to the machinery behind it. */
    static final Set<String> HIDDEN = Set.of(
            "class",
            "metaClass",
            "delegate",
            "owner",
            "thisObject",
            "binding",
            "properties",
            "resolveStrategy",
            "directive",
            "metaPropertyValues",
            "this",
            "super");

    /** With a text they read or set any property of any object. */
    private static final Set<String> BY_NAME = Set.of("getAt", "putAt");

    private final BiConsumer<ASTNode, String> report;
    private final Function<ASTNode, ClassNode> typeOf;
    private final Set<ClosureExpression> lost;
    private final SourceUnit source;
    private final ClosureTypes closures = new ClosureTypes();

    /** @param lost blocks of which nobody knows what they are, because their word is unknown */
    Permitted(
            BiConsumer<ASTNode, String> report,
            Function<ASTNode, ClassNode> typeOf,
            Set<ClosureExpression> lost,
            SourceUnit source) {
        this.report = report;
        this.typeOf = typeOf;
        this.lost = lost;
        this.source = source;
    }

    /** What may be called by its name alone: words, helpers, and closures that the runbook has given a name. */
    static boolean inBlock(MethodNode method) {
        var owner = method.getDeclaringClass();
        return isHelper(method) || isWord(method) || owner.equals(ClassHelper.CLOSURE_TYPE);
    }

    /** What may be called on a value. */
    static boolean method(MethodNode method) {
        var owner = method.getDeclaringClass().getName();
        if (owner.startsWith("dev.gonogo.dsl.") && owner.endsWith("Block")) {
            return isWord(method)
                    || SEEN_BY_EXPECT.contains(method.getName().substring(3).toLowerCase(Locale.ROOT));
        }
        return isHelper(method)
                || isWord(method)
                || owner.equals("dev.gonogo.dsl.Values")
                || METHODS.contains(method.getName()) && !readsByName(method);
    }

    /** What may be called on a value of which nothing is known but that the runbook or the query made it. */
    static boolean onOpenValue(String method) {
        return METHODS.contains(method) && !BY_NAME.contains(method);
    }

    static boolean propertyOfOpenValue(String name) {
        return !HIDDEN.contains(name);
    }

    private static boolean isHelper(MethodNode method) {
        var owner = method.getDeclaringClass();
        return owner.isScript()
                && owner.isPrimaryClassNode()
                && !method.isScriptBody()
                && !method.getName().equals("main");
    }

    private static boolean isWord(MethodNode method) {
        return method.getDeclaringClass().getMethods(method.getName()).stream()
                .anyMatch(form -> !form.getAnnotations(TypedWords.WORD).isEmpty());
    }

    private static boolean readsByName(MethodNode method) {
        var parameters = method.getParameters();
        return BY_NAME.contains(method.getName())
                && parameters.length > 0
                && parameters[0].getType().equals(ClassHelper.STRING_TYPE);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        if (!lost.contains(closure)) {
            closures.enter(closure);
            super.visitClosureExpression(closure);
            closures.leave();
        }
    }

    /** Not a name that the type checker knew, and neither a constant of a block nor what `expect` sees. */
    @Override
    public void visitVariableExpression(VariableExpression variable) {
        var name = variable.getName();
        boolean constant = name.equals(name.toUpperCase(Locale.ROOT));
        if (variable.getAccessedVariable() instanceof DynamicVariable && !constant && !SEEN_BY_EXPECT.contains(name)) {
            unknown(variable, name);
        }
        super.visitVariableExpression(variable);
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        var name = property.getPropertyAsString();
        if (name == null) {
            refuse(property, "a computed name");
        } else if (name.equals("metaClass")) {
            refuse(property, name);
        }
        super.visitPropertyExpression(property);
    }

    /** Only a map's entries can be set: a property of anything else may do more than keep a value. */
    @Override
    public void visitBinaryExpression(BinaryExpression binary) {
        if (binary.getOperation().isA(Types.ASSIGNMENT_OPERATOR)
                && binary.getLeftExpression() instanceof PropertyExpression property
                && !isMap(property.getObjectExpression())) {
            refuse(property, property.getText() + " =");
        }
        if (binary.getOperation().getType() == Types.LEFT_SQUARE_BRACKET
                && isName(binary.getRightExpression())
                && (!isMap(binary.getLeftExpression())
                        || HIDDEN.contains(binary.getRightExpression().getText()))) {
            report.accept(
                    binary.getRightExpression(), "`[ ]` takes a number here\0only a map or a row is read by a name");
        }
        super.visitBinaryExpression(binary);
    }

    /** With a name, `[ ]` reads any property of any object. */
    private boolean isName(Expression index) {
        var type = typeOf.apply(index);
        return type == null
                || ValueTypes.isOpen(type)
                || TypeNames.shortName(type.getName()).equals("text");
    }

    @Override
    public void visitClassExpression(ClassExpression type) {
        refuse(type, type.getType().toString(false).replaceFirst("^.*\\.", ""));
    }

    private boolean isMap(Expression value) {
        var type = value instanceof VariableExpression variable
                ? closures.of(variable).orElseGet(() -> typeOf.apply(value))
                : typeOf.apply(value);
        return type != null && StaticTypeCheckingSupport.implementsInterfaceOrIsSubclassOf(type, ClassHelper.MAP_TYPE);
    }

    private void unknown(VariableExpression variable, String name) {
        var forms = GroovyCompiler.VOCABULARY.formsOf(name);
        if (forms.isEmpty()) {
            refuse(variable, name);
        } else if (variable.getLineNumber() > 0) {
            report.accept(variable, "`%s` is a word, not a name\0write %s".formatted(name, BlockType.either(forms)));
        }
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        var values = typeOf.apply(loop.getCollectionExpression());
        if (values != null && TypeNames.shortName(values.getName()).matches("number|true or false")) {
            report.accept(
                    loop.getCollectionExpression(),
                    "a loop cannot go through a number\0write a range, as `1..5`, or a list");
        }
        super.visitForLoop(loop);
    }

    private void refuse(ASTNode node, String what) {
        if (node.getLineNumber() > 0) {
            report.accept(node, "`%s` is not part of the language\0".formatted(what));
        }
    }
}
