package dev.gonogo.compile;

import dev.gonogo.dsl.WordPositions;
import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * The tree just as it was written, before Groovy gives it a meaning: refuses what is not part of the language (annotations
 * and imports could run code while compiling), notes where words stand, and prepares `expect` and calls of helpers.
 */
final class WrittenForm extends CompilationCustomizer {

    private final SourceText text;
    private final WordPositions positions;

    WrittenForm(SourceText text, WordPositions positions) {
        super(CompilePhase.CONVERSION);
        this.text = text;
        this.positions = positions;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
        var reader = new Reader(source, node);
        var module = source.getAST();
        if (module.getClasses().indexOf(node) == 0) {
            module.getImports().forEach(written -> reader.refuse(written, "imports"));
            module.getStarImports().forEach(written -> reader.refuse(written, "imports"));
            module.getStaticImports().values().forEach(written -> reader.refuse(written, "imports"));
            module.getStaticStarImports().values().forEach(written -> reader.refuse(written, "imports"));
            if (module.getPackage() != null) {
                reader.refuse(module.getPackage(), "package lines");
            }
        }
        if (!node.isScript()) {
            reader.refuse(node, "classes");
        } else {
            reader.visitClass(node);
        }
    }

    private final class Reader extends ClassCodeVisitorSupport {

        private final SourceUnit source;
        private final Set<String> helpers = new HashSet<>();

        Reader(SourceUnit source, ClassNode script) {
            this.source = source;
            script.getMethods().stream()
                    .filter(Reader::isWritten)
                    .map(MethodNode::getName)
                    .forEach(helpers::add);
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        void refuse(ASTNode node, String what) {
            if (isWritten(node)) {
                add(node, what + " are not part of the language\0a runbook says what to do; it needs none");
            }
        }

        @Override
        public void visitAnnotations(AnnotatedNode node) {
            node.getAnnotations().forEach(annotation -> refuse(annotation, "annotations"));
        }

        @Override
        public void visitConstructorCallExpression(ConstructorCallExpression call) {
            refuse(call, "constructors");
            super.visitConstructorCallExpression(call);
        }

        @Override
        public void visitMethodPointerExpression(MethodPointerExpression pointer) {
            refuse(pointer, "method pointers");
            super.visitMethodPointerExpression(pointer);
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            var word = call.getMethodAsString();
            if (word == null) {
                refuse(call.getMethod(), "computed method names");
            } else if (call.isImplicitThis()) {
                positions.add(
                        word, call.getMethod().getLineNumber(), call.getMethod().getColumnNumber());
                if (helpers.contains(word)) {
                    call.setObjectExpression(VariableExpression.THIS_EXPRESSION);
                    call.setImplicitThis(false);
                }
            }
            super.visitMethodCallExpression(call);
            if ("expect".equals(word) && call.isImplicitThis()) {
                assertions(call);
            }
        }

        private void assertions(MethodCallExpression call) {
            if (call.getArguments() instanceof ArgumentListExpression arguments
                    && arguments.getExpressions().size() == 1
                    && arguments.getExpression(0) instanceof ClosureExpression block) {
                var assertions = new Assertions(text);
                var texts = assertions.rewrite(block);
                assertions.mistakes().forEach(this::add);
                call.setArguments(new ArgumentListExpression(texts, block));
            }
        }

        private void add(ASTNode node, String message) {
            source.getErrorCollector()
                    .addErrorAndContinue(
                            new SyntaxException(
                                    message,
                                    node.getLineNumber(),
                                    node.getColumnNumber(),
                                    node.getLastLineNumber(),
                                    node.getLastColumnNumber()),
                            source);
        }

        private static boolean isWritten(ASTNode node) {
            return node.getLineNumber() > 0;
        }
    }
}
