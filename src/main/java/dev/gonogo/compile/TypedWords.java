package dev.gonogo.compile;

import dev.gonogo.dsl.TypeNames;
import dev.gonogo.dsl.Word;
import java.beans.Introspector;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;

/** Groovy's static type checker in the author's terms, and with the language's limits. Created by Groovy itself. */
public final class TypedWords extends AbstractTypeCheckingExtension {

    static final ClassNode WORD = ClassHelper.make(Word.class);

    private final Set<Expression> unresolved = new HashSet<>();
    private final Set<ASTNode> told = new HashSet<>();
    private final Set<ClosureExpression> lost = new HashSet<>();

    public TypedWords(StaticTypeCheckingVisitor visitor) {
        super(visitor);
    }

    @Override
    public List<MethodNode> handleMissingMethod(
            ClassNode receiver, String name, ArgumentListExpression arguments, ClassNode[] types, MethodCall call) {
        boolean operator = ((ASTNode) call).getLineNumber() <= 0;
        if (operator) {
            return ValueTypes.isOpen(receiver) ? OpenOperators.method(name) : List.of();
        }
        told.add((ASTNode) call);
        if (saidInBlock(call)) {
            return word(block(), name, arguments, types, call);
        }
        boolean open = ValueTypes.isOpen(receiver) && Permitted.onOpenValue(name);
        if (!open && !unresolved.contains(call.getReceiver())) {
            report(place(call), noSuchMethod(receiver, name, types, call));
            lose(arguments);
        }
        return List.of(makeDynamic(call, ClassHelper.OBJECT_TYPE));
    }

    /** The form that is meant, even when it is not written rightly: so that its own block is judged as what it is. */
    private List<MethodNode> word(
            BlockType block, String name, ArgumentListExpression arguments, ClassNode[] types, MethodCall call) {
        var forms = block.forms(name);
        var fitting = forms.stream().filter(form -> ValueTypes.fit(form, types)).toList();
        boolean unknown = arguments.getExpressions().stream().anyMatch(unresolved::contains);
        if (fitting.isEmpty() && !unknown) {
            report(place(call), forms.isEmpty() ? block.unknownWord(name) : WrongValues.message(name, forms, types));
        }
        var meant = Optional.of(fitting.isEmpty() ? forms : fitting)
                .filter(some -> !some.isEmpty())
                .orElseGet(() -> block.nearestForms(name))
                .stream()
                .filter(form -> form.getParameters().length == types.length)
                .findFirst();
        if (meant.isEmpty()) {
            lose(arguments);
            return List.of(makeDynamic(call, ClassHelper.OBJECT_TYPE));
        }
        for (int i = 0; i < types.length; i++) {
            types[i] = ValueTypes.taken(meant.get().getParameters(), i);
        }
        ((ASTNode) call).putNodeMetaData(StaticTypesMarker.IMPLICIT_RECEIVER, block.path());
        return List.of(meant.get());
    }

    /** Of what stands in the block of an unknown word nobody knows what it should be. */
    private void lose(ArgumentListExpression arguments) {
        arguments.getExpressions().stream()
                .filter(ClosureExpression.class::isInstance)
                .map(ClosureExpression.class::cast)
                .forEach(lost::add);
    }

    @Override
    public boolean handleUnresolvedVariableExpression(VariableExpression variable) {
        unresolved.add(variable);
        boolean assigned = context.getEnclosingBinaryExpression() != null
                && context.getEnclosingBinaryExpression().getLeftExpression() == variable;
        report(
                variable,
                assigned && block().forms(variable.getName()).isEmpty()
                        ? "unknown name `%s`\0a new name is declared: `def %1$s = …`".formatted(variable.getName())
                        : unknownName(variable.getName()));
        return true;
    }

    @Override
    public boolean handleUnresolvedProperty(PropertyExpression property) {
        var name = property.getPropertyAsString();
        var owner = getType(property.getObjectExpression());
        if (name != null && ValueTypes.isOpen(owner) && Permitted.propertyOfOpenValue(name)) {
            makeDynamic(property, ValueTypes.ofLiteral(name));
            return true;
        }
        unresolved.add(property);
        report(property, "%s has no `%s`\0%s".formatted(TypeNames.withExample(owner.getName()), name, near(name)));
        return true;
    }

    /** A value of an open type is tried when the runbook is read. */
    @Override
    public boolean handleIncompatibleAssignment(ClassNode wanted, ClassNode given, Expression assignment) {
        return ValueTypes.isOpen(given);
    }

    @Override
    public boolean handleIncompatibleReturnType(ReturnStatement statement, ClassNode given) {
        return ValueTypes.isOpen(given);
    }

    @Override
    public void onMethodSelection(Expression expression, MethodNode method) {
        if (expression.getLineNumber() <= 0 || told.contains(expression)) {
            return;
        }
        var block = SayingHelpers.blockOf(method);
        if (block.isPresent() && !block().type().isDerivedFrom(block.get())) {
            report(place((MethodCall) expression), block().otherHelper(method.getName()));
        } else if (expression instanceof MethodCallExpression call && saidInBlock(call) && !Permitted.inBlock(method)) {
            report(call.getMethod(), block().unknownWord(call.getMethodAsString()));
        } else if (expression instanceof MethodCallExpression
                && method.getName().equals("equals")) {
            report(expression, notPartOf("equals") + "write `==`");
        } else if (!Permitted.method(method)) {
            report(
                    expression,
                    notPartOf(
                            expression instanceof PropertyExpression property
                                    ? property.getPropertyAsString()
                                    : method.getName()));
        }
    }

    @Override
    public void afterVisitClass(ClassNode node) {
        node.visitContents(new Permitted(this::report, this::getType, lost, context.getSource()));
    }

    private static String notPartOf(String name) {
        return "`%s` is not part of the language\0".formatted(name);
    }

    private void report(ASTNode node, String message) {
        boolean guess = context.getEnclosingClosureStack().stream()
                .anyMatch(closure -> lost.contains(closure.getClosureExpression()));
        if (!guess) {
            addStaticTypeError(message, node);
        }
    }

    private String unknownName(String name) {
        if (Permitted.HIDDEN.contains(name)) {
            return notPartOf(name);
        }
        var forms = block().forms(name);
        if (!forms.isEmpty()) {
            return "`%s` is a word, not a name\0write %s".formatted(name, WrongValues.forms(name, forms));
        }
        if (isInHelper()) {
            return "unknown name `%s`\0a helper sees its own names only; hand the value in".formatted(name);
        }
        if (name.equals("it")) {
            return "unknown name `it`\0only a loop's block has it";
        }
        var known = block().constants();
        var hint = Nearest.to(name, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse((known.isEmpty() ? "" : "known here: " + BlockType.quoted(known) + "; ")
                        + "text is written in quotes: `'" + name + "'`");
        return "unknown name `%s`\0%s".formatted(name, hint);
    }

    private boolean isInHelper() {
        return context.getEnclosingClosureStack().isEmpty()
                && context.getEnclosingMethod() != null
                && !context.getEnclosingMethod().isScriptBody();
    }

    private static String noSuchMethod(ClassNode receiver, String name, ClassNode[] types, MethodCall call) {
        if (receiver.isScript()) {
            return "the helper `%s` cannot take %s\0".formatted(name, WrongValues.given(types));
        }
        if (name.equals("call") && call.getReceiver() instanceof VariableExpression variable) {
            return "`%s` is a value here, not a word\0give the value another name".formatted(variable.getName());
        }
        return "%s has no `%s`\0%s".formatted(TypeNames.withExample(receiver.getName()), name, near(name));
    }

    /** What somebody probably meant by `trimm` or `minuets`. */
    private static String near(String name) {
        if (Permitted.METHODS.contains(name) || ValueTypes.isLiteral(name)) {
            return "";
        }
        var properties = Permitted.METHODS.stream()
                .filter(method -> method.startsWith("get") && method.length() > 3)
                .map(method -> Introspector.decapitalize(method.substring(3)));
        var methods = Permitted.METHODS.stream().filter(method -> !method.startsWith("get"));
        return Nearest.to(name, Stream.concat(properties, methods).toList())
                .map(near -> "did you mean `" + near + "`?")
                .orElse("");
    }

    /** The block that a word said here belongs to: the innermost one, seen through closures that only compute. */
    private BlockType block() {
        var path = new StringBuilder();
        for (var closure : context.getEnclosingClosureStack()) {
            var type = Optional.ofNullable(closure.getClosureExpression()
                            .<Object>getNodeMetaData(StaticTypesMarker.DELEGATION_METADATA))
                    .flatMap(Delegation::type);
            if (type.isPresent()) {
                return new BlockType(type.get(), path + "delegate", title(closure.getClosureExpression()));
            }
            path.append("owner.");
        }
        return new BlockType(context.getEnclosingClassNode(), null, isInHelper() ? "this helper" : "");
    }

    /** `CE-20` of `task('CE-20', …) { … }`. */
    private String title(ClosureExpression block) {
        return context.getEnclosingMethodCalls().stream()
                .filter(MethodCall.class::isInstance)
                .map(call -> ((MethodCall) call).getArguments())
                .filter(ArgumentListExpression.class::isInstance)
                .map(arguments -> ((ArgumentListExpression) arguments).getExpressions())
                .filter(values -> values.contains(block) && values.get(0) instanceof ConstantExpression)
                .map(values -> values.get(0).getText())
                .findFirst()
                .orElse("");
    }

    private static boolean saidInBlock(MethodCall call) {
        return call instanceof MethodCallExpression method && method.isImplicitThis();
    }

    private static ASTNode place(MethodCall call) {
        return call instanceof MethodCallExpression method ? method.getMethod() : (ASTNode) call;
    }
}
