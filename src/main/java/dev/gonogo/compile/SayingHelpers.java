package dev.gonogo.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;

/**
 * Helper methods, and for those that say words the block to say them in. A helper `look(String at) { manual(at) { … } }` takes
 * one parameter more than was written, the block that calls it:
 *
 * <pre>
 * look(StepsBlock block, String at) { Block.fill(block) { manual(at) { … } } }
 * </pre>
 */
final class SayingHelpers {

    private static final String BLOCK = "$block";

    private final Map<String, Said> helpers = new HashMap<>();
    private final Map<String, ClassNode> blocks = new HashMap<>();
    private final BiConsumer<ASTNode, String> report;

    /** What a helper says on its own level, and whom it calls. */
    private record Said(Set<String> words, Set<String> calls) {}

    SayingHelpers(ClassNode script, BiConsumer<ASTNode, String> report) {
        this.report = report;
        var methods = script.getMethods().stream()
                .filter(method -> method.getLineNumber() > 0 && !method.isScriptBody())
                .toList();
        methods.forEach(
                method -> helpers.put(method.getName(), new Said(new LinkedHashSet<>(), new LinkedHashSet<>())));
        methods.forEach(method -> method.getCode().visit(new Listening(helpers.get(method.getName()))));
        boolean more = true;
        while (more) {
            more = helpers.values().stream().map(this::takeOver).reduce(false, Boolean::logicalOr);
        }
        methods.forEach(this::giveBlock);
    }

    boolean contains(String name) {
        return helpers.containsKey(name);
    }

    /** A call as it is compiled: on the runbook itself, and with the block that it is said in. */
    void prepare(MethodCallExpression call) {
        call.setObjectExpression(new VariableExpression("this"));
        call.setImplicitThis(false);
        var block = blocks.get(call.getMethodAsString());
        if (block != null) {
            var here = new MethodCallExpression(new VariableExpression("this"), "itself", new ArgumentListExpression());
            here.setImplicitThis(true);
            var values = new ArrayList<Expression>(List.of(new CastExpression(block, here)));
            values.addAll(((TupleExpression) call.getArguments()).getExpressions());
            call.setArguments(new ArgumentListExpression(values));
        }
    }

    /** The block that a helper must be called in; empty when it may be called anywhere. */
    static Optional<ClassNode> blockOf(MethodNode helper) {
        return Stream.of(helper.getParameters())
                .filter(parameter -> parameter.getName().equals(BLOCK))
                .map(Parameter::getType)
                .findFirst();
    }

    private boolean takeOver(Said helper) {
        return helper.words()
                .addAll(helper.calls().stream()
                        .flatMap(called -> helpers.get(called).words().stream())
                        .toList());
    }

    private void giveBlock(MethodNode method) {
        var words = helpers.get(method.getName()).words();
        if (words.isEmpty()) {
            return;
        }
        var block = GroovyCompiler.VOCABULARY.blockOfAll(words);
        if (block.isEmpty()) {
            report.accept(method, "this helper fits no block, or several\0it says " + BlockType.quoted(words));
            return;
        }
        var type = ClassHelper.make(block.get());
        blocks.put(method.getName(), type);
        var parameters = Stream.concat(Stream.of(new Parameter(type, BLOCK)), Stream.of(method.getParameters()))
                .toArray(Parameter[]::new);
        method.setParameters(parameters);
        var filled = new StaticMethodCallExpression(
                ClassHelper.make(GroovyCompiler.VOCABULARY.block()),
                "fill",
                new ArgumentListExpression(
                        new VariableExpression(BLOCK), new ClosureExpression(null, method.getCode())));
        var code = new BlockStatement();
        code.addStatement(new ExpressionStatement(filled));
        code.addStatement(new ReturnStatement(ConstantExpression.NULL));
        method.setCode(code);
    }

    /** Hears words, but not those in the blocks of other words. */
    private final class Listening extends CodeVisitorSupport {

        private final Said said;

        Listening(Said said) {
            this.said = said;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            var name = call.getMethodAsString();
            boolean word = call.isImplicitThis() && GroovyCompiler.VOCABULARY.isWord(name);
            if (word) {
                said.words().add(name);
            } else if (call.isImplicitThis() && helpers.containsKey(name)) {
                said.calls().add(name);
            }
            call.getObjectExpression().visit(this);
            if (call.getArguments() instanceof TupleExpression several) {
                several.getExpressions().stream()
                        .filter(value -> !(word && value instanceof ClosureExpression))
                        .forEach(value -> value.visit(this));
            }
        }

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            closure.getCode().visit(this);
        }
    }
}
