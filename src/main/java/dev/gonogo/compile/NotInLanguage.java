package dev.gonogo.compile;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.AttributeExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.SynchronizedStatement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.control.SourceUnit;

/** Refuses what Groovy has and the language has not, before Groovy could do anything with it. */
final class NotInLanguage extends ClassCodeVisitorSupport {

    private final SourceUnit source;
    private final SourceText text;
    private final BiConsumer<ASTNode, String> report;

    NotInLanguage(SourceUnit source, SourceText text, BiConsumer<ASTNode, String> report) {
        this.source = source;
        this.text = text;
        this.report = report;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    void visitHead(ModuleNode module) {
        module.getImports().forEach(written -> refuse(written, "imports"));
        module.getStarImports().forEach(written -> refuse(written, "imports"));
        module.getStaticImports().values().forEach(written -> refuse(written, "imports"));
        module.getStaticStarImports().values().forEach(written -> refuse(written, "imports"));
        if (module.getPackage() != null) {
            refuse(module.getPackage(), "package lines");
        }
    }

    /** @param what in the plural */
    void refuse(ASTNode node, String what) {
        tell(node, what + " are not part of the language\0a runbook says what to do; it needs none");
    }

    private void refuseWord(ASTNode node, String word, String hint) {
        tell(node, "`" + word + "` is not part of the language\0" + hint);
    }

    private void tell(ASTNode node, String message) {
        if (node.getLineNumber() > 0) {
            report.accept(node, message);
        }
    }

    private void type(ASTNode at, ClassNode type) {
        WrittenTypes.refusal(type).ifPresent(message -> tell(at, message));
    }

    @Override
    public void visitMethod(MethodNode method) {
        if (method.getLineNumber() > 0 && !method.isScriptBody()) {
            HelperNames.refusal(method.getName()).ifPresent(message -> tell(method, message));
            type(method, method.getReturnType());
            parameters(method.getParameters());
        }
        super.visitMethod(method);
    }

    private void parameters(Parameter[] parameters) {
        for (Parameter parameter : parameters == null ? new Parameter[0] : parameters) {
            type(parameter, parameter.getType());
            visitAnnotations(parameter);
            if (parameter.getInitialExpression() != null) {
                parameter.getInitialExpression().visit(this);
            }
        }
    }

    @Override
    public void visitAnnotations(AnnotatedNode node) {
        node.getAnnotations().forEach(annotation -> refuse(annotation, "annotations"));
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        parameters(closure.getParameters());
        super.visitClosureExpression(closure);
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        Stream.of(loop.getIndexVariable(), loop.getValueVariable())
                .filter(Objects::nonNull)
                .forEach(variable -> parameters(new Parameter[] {variable}));
        super.visitForLoop(loop);
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        var declared = declaration.getLeftExpression() instanceof TupleExpression several
                ? several.getExpressions()
                : List.of(declaration.getLeftExpression());
        declared.stream()
                .filter(VariableExpression.class::isInstance)
                .map(VariableExpression.class::cast)
                .forEach(variable -> type(declaration, variable.getOriginType()));
        super.visitDeclarationExpression(declaration);
    }

    @Override
    public void visitCastExpression(CastExpression cast) {
        type(cast, cast.getType());
        super.visitCastExpression(cast);
    }

    @Override
    public void visitClassExpression(ClassExpression type) {
        type(type, type.getType());
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        if (variable.isThisExpression() || variable.isSuperExpression()) {
            refuseWord(variable, variable.getName(), "words and helpers are called by their name alone");
        }
        super.visitVariableExpression(variable);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (call.getMethodAsString() == null) {
            refuse(call.getMethod(), "computed method names");
        } else if (text.isQuoted(call.getMethod())) {
            quoted(call);
        }
        if (!call.isImplicitThis()) {
            call.getObjectExpression().visit(this);
        }
        call.getMethod().visit(this);
        call.getArguments().visit(this);
    }

    /** `manual 'x' { … }` is a call of `'x'` to Groovy. */
    private void quoted(MethodCallExpression call) {
        var name = call.getMethodAsString();
        tell(
                call.getMethod(),
                call.isImplicitThis()
                        ? "a block cannot follow a text without parentheses\0write `word('%s') { … }`".formatted(name)
                        : "`'%s'` is not part of the language\0names are written without quotes".formatted(name));
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
        refuse(call, "constructors");
        super.visitConstructorCallExpression(call);
    }

    @Override
    public void visitArrayExpression(ArrayExpression array) {
        refuse(array, "constructors");
        super.visitArrayExpression(array);
    }

    @Override
    public void visitMethodPointerExpression(MethodPointerExpression pointer) {
        refuse(pointer, "method pointers");
        super.visitMethodPointerExpression(pointer);
    }

    @Override
    public void visitAttributeExpression(AttributeExpression attribute) {
        refuseWord(attribute, ".@", "write `.` alone");
        super.visitAttributeExpression(attribute);
    }

    @Override
    public void visitTryCatchFinally(TryCatchStatement statement) {
        refuseWord(statement, "try", "a runbook's code must not fail in the first place");
        super.visitTryCatchFinally(statement);
    }

    @Override
    public void visitThrowStatement(ThrowStatement statement) {
        refuseWord(statement, "throw", "a runbook's code must not fail");
        super.visitThrowStatement(statement);
    }

    @Override
    public void visitSynchronizedStatement(SynchronizedStatement statement) {
        refuseWord(statement, "synchronized", "a runbook is read by one thread");
        super.visitSynchronizedStatement(statement);
    }
}
