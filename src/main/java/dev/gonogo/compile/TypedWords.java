package dev.gonogo.compile;

import dev.gonogo.dsl.TypeNames;
import dev.gonogo.dsl.Vocabulary;
import dev.gonogo.dsl.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;

/** Groovy's static type checker in the author's terms, and with the language's limits. Created by Groovy itself. */
public final class TypedWords extends AbstractTypeCheckingExtension {

    private static final String BLOCKS = "dev.gonogo.dsl.";
    private static final ClassNode WORD = ClassHelper.make(Word.class);

    private final Vocabulary vocabulary = Vocabulary.read();
    private final Set<Expression> unresolved = new HashSet<>();
    private final Set<ASTNode> told = new HashSet<>();

    public TypedWords(StaticTypeCheckingVisitor visitor) {
        super(visitor);
    }

    @Override
    public List<MethodNode> handleMissingMethod(
            ClassNode receiver, String name, ArgumentListExpression arguments, ClassNode[] types, MethodCall call) {
        told.add((ASTNode) call);
        if (isInExpect() && receiver.equals(ClassHelper.OBJECT_TYPE) && Permitted.ON_VALUES.contains(name)) {
            return List.of(makeDynamic(call, ClassHelper.OBJECT_TYPE));
        }
        if (arguments.getExpressions().stream().anyMatch(unresolved::contains)) {
            return List.of(makeDynamic(call, ClassHelper.OBJECT_TYPE));
        }
        var node = place(call);
        var block = saidInBlock(call) ? delegate().orElse(receiver) : receiver;
        if (isBlock(block)) {
            var forms = words(block, name);
            report(node, forms.isEmpty() ? unknownWord(block, name) : wrongValues(name, forms, types));
        } else {
            report(node, "%s has no `%s`\0".formatted(TypeNames.withExample(receiver.getName()), name));
        }
        return List.of(makeDynamic(call, ClassHelper.OBJECT_TYPE));
    }

    @Override
    public boolean handleUnresolvedVariableExpression(VariableExpression variable) {
        unresolved.add(variable);
        var names = constants();
        var hint = Nearest.to(variable.getName(), names).map(near -> "did you mean `" + near + "`?");
        report(variable, "unknown name `%s`\0%s".formatted(variable.getName(), hint.orElse(listed(names))));
        return true;
    }

    @Override
    public boolean handleUnresolvedProperty(PropertyExpression property) {
        unresolved.add(property);
        report(property, "unknown name `%s`\0".formatted(property.getPropertyAsString()));
        return true;
    }

    @Override
    public void onMethodSelection(Expression expression, MethodNode method) {
        if (expression.getLineNumber() > 0 && !told.contains(expression) && !Permitted.method(method, WORD)) {
            report(expression, "`%s` is not part of the language\0".formatted(method.getName()));
        }
    }

    @Override
    public void afterVisitClass(ClassNode node) {
        node.visitContents(new Permitted(this::report, context.getSource()));
    }

    private void report(ASTNode node, String message) {
        addStaticTypeError(message, node);
    }

    private String unknownWord(ClassNode receiver, String name) {
        var block = vocabulary.blockName(receiver.getName()).orElse("expect");
        var elsewhere = vocabulary.blocksOf(name);
        if (!elsewhere.isEmpty()) {
            return "`%s` does not belong in `%s`\0it belongs in %s"
                    .formatted(
                            name,
                            block,
                            elsewhere.stream().map(at -> "`" + at + "`").collect(Collectors.joining(", ")));
        }
        var words = vocabulary.wordsOf(block);
        var hint = Nearest.to(name, words)
                .map(near -> "did you mean `" + near + "`?")
                .orElse(listed(words));
        return "unknown word `%s` in `%s`\0%s".formatted(name, block, hint);
    }

    private static String wrongValues(String name, List<MethodNode> forms, ClassNode[] types) {
        var takes = forms.stream()
                .filter(form -> form.getParameters().length == 1 && types.length == 1)
                .map(form -> form.getParameters()[0].getType())
                .map(type -> TypeNames.withExample(
                        type.isArray() ? type.getComponentType().getName() : type.getName()))
                .distinct()
                .collect(Collectors.joining(" or "));
        var given = Stream.of(types)
                .map(type -> TypeNames.shortName(type.getName()))
                .toList();
        var untyped = given.contains("object") ? "\0write the type of what is given, as in `String name = …`" : "";
        if (!takes.isEmpty()) {
            return "`%s` takes %s, not %s".formatted(name, takes, TypeNames.withArticle(given.get(0)))
                    + (untyped.isEmpty() ? "\0" : untyped);
        }
        if (!untyped.isEmpty()) {
            return "`%s` cannot take (%s)%s".formatted(name, String.join(", ", given), untyped);
        }
        var write = forms.stream().map(form -> written(name, form)).distinct().collect(Collectors.joining(" or "));
        return "`%s` cannot take (%s)\0write %s".formatted(name, String.join(", ", given), write);
    }

    private static String written(String name, MethodNode form) {
        var parts = Stream.of(form.getParameters())
                .map(parameter -> TypeNames.shortName(
                        parameter.getType().isArray()
                                ? parameter.getType().getComponentType().getName()
                                : parameter.getType().getName()))
                .toList();
        boolean block = !parts.isEmpty() && parts.get(parts.size() - 1).equals("block");
        var values = String.join(", ", block ? parts.subList(0, parts.size() - 1) : parts);
        return "`" + name + (values.isEmpty() && block ? "" : "(" + values + ")") + (block ? " { … }" : "") + "`";
    }

    private static List<MethodNode> words(ClassNode block, String name) {
        return block.getAllDeclaredMethods().stream()
                .filter(method -> method.getName().equals(name)
                        && !method.getAnnotations(WORD).isEmpty())
                .toList();
    }

    private boolean isInExpect() {
        return delegate()
                .map(type -> type.getName().equals(BLOCKS + "ExpectBlock"))
                .orElse(false);
    }

    /** Constants such as `CRITICAL`, and what `expect` can see, in the block that is being read. */
    private List<String> constants() {
        var names = new ArrayList<String>();
        delegate().ifPresent(type -> {
            for (var at = type; at != null && isBlock(at); at = at.getSuperClass()) {
                at.getFields().stream()
                        .map(FieldNode::getName)
                        .filter(name -> name.equals(name.toUpperCase(java.util.Locale.ROOT)) && !name.startsWith("$"))
                        .forEach(names::add);
            }
            if (isInExpect()) {
                names.addAll(Permitted.SEEN_BY_EXPECT);
            }
        });
        return names;
    }

    /** The block class that the closure being read delegates to. */
    private Optional<ClassNode> delegate() {
        return Optional.ofNullable(context.getEnclosingClosure())
                .map(closure -> closure.getClosureExpression())
                .map(closure -> closure.getNodeMetaData(
                        org.codehaus.groovy.transform.stc.StaticTypesMarker.DELEGATION_METADATA))
                .flatMap(Delegation::type);
    }

    private static boolean isBlock(ClassNode type) {
        return type.getName().startsWith(BLOCKS) || type.isScript();
    }

    private static String listed(List<String> names) {
        return names.isEmpty()
                ? ""
                : "known here: " + names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static boolean saidInBlock(MethodCall call) {
        return call instanceof MethodCallExpression method && method.isImplicitThis();
    }

    private static ASTNode place(MethodCall call) {
        return call instanceof MethodCallExpression method ? method.getMethod() : (ASTNode) call;
    }
}
