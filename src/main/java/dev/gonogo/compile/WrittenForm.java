package dev.gonogo.compile;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.SyntaxException;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/**
 * The tree just as it was written, before Groovy gives it a meaning: what is not part of the language is refused
 * (annotations and imports could run code while compiling), places of words are noted, `expect` and calls of helpers are
 * prepared.
 */
final class WrittenForm extends CompilationCustomizer {

    private final SourceText text;
    private final CallLines lines;

    WrittenForm(SourceText text, CallLines lines) {
        super(CompilePhase.CONVERSION);
        this.text = text;
        this.lines = lines;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
        var foreign = new NotInLanguage(source, text, (at, message) -> report(source, at, message));
        if (source.getAST().getClasses().indexOf(node) == 0) {
            foreign.visitHead(source.getAST());
        }
        if (!node.isScript()) {
            foreign.refuse(node, "classes");
            return;
        }
        foreign.visitClass(node);
        new IdleStatements(source, text, (at, message) -> report(source, at, message)).visitClass(node);
        new Words(source, new SayingHelpers(node, (at, message) -> report(source, at, message))).visitClass(node);
    }

    private static void report(SourceUnit source, ASTNode at, String message) {
        source.getErrorCollector()
                .addErrorAndContinue(
                        new SyntaxException(
                                message,
                                at.getLineNumber(),
                                at.getColumnNumber(),
                                at.getLastLineNumber(),
                                at.getLastColumnNumber()),
                        source);
    }

    private final class Words extends ClassCodeVisitorSupport {

        private final SourceUnit source;
        private final SayingHelpers helpers;

        Words(SourceUnit source, SayingHelpers helpers) {
            this.source = source;
            this.helpers = helpers;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            var word = call.getMethodAsString();
            if (word != null && call.isImplicitThis()) {
                lines.note(word, call.getMethod());
                if (helpers.contains(word)) {
                    helpers.prepare(call);
                } else if (GroovyCompiler.VOCABULARY.isWord(word)) {
                    prepare(call);
                }
            }
            super.visitMethodCallExpression(call);
            if ("expect".equals(word)) {
                assertions(call);
            }
        }

        /** A list is handed over whole, for no type checker knows how long it is; a block has no `it` of its own. */
        private void prepare(MethodCallExpression call) {
            if (call.getArguments() instanceof ArgumentListExpression arguments) {
                var values = arguments.getExpressions();
                if (values.stream().anyMatch(SpreadExpression.class::isInstance)) {
                    var all = values.stream()
                            .map(Words::asList)
                            .reduce(Words::together)
                            .orElseThrow();
                    call.setArguments(new ArgumentListExpression(
                            CastExpression.asExpression(ClassHelper.STRING_TYPE.makeArray(), all)));
                } else {
                    values.replaceAll(value -> value instanceof ClosureExpression block ? withoutIt(block) : value);
                }
            }
        }

        private static Expression asList(Expression value) {
            return value instanceof SpreadExpression spread
                    ? spread.getExpression()
                    : new ListExpression(new ArrayList<>(List.of(value)));
        }

        private static Expression together(Expression some, Expression more) {
            return new BinaryExpression(some, Token.newSymbol(Types.PLUS, -1, -1), more);
        }

        private static ClosureExpression withoutIt(ClosureExpression block) {
            var without = new ClosureExpression(null, block.getCode());
            without.setSourcePosition(block);
            without.setVariableScope(block.getVariableScope());
            return without;
        }

        private void assertions(MethodCallExpression call) {
            if (call.getArguments() instanceof ArgumentListExpression arguments
                    && arguments.getExpressions().size() == 1
                    && arguments.getExpression(0) instanceof ClosureExpression block) {
                var assertions = new Assertions(text, source);
                var texts = assertions.rewrite(block);
                assertions.mistakes().forEach((at, message) -> report(source, at, message));
                call.setArguments(new ArgumentListExpression(texts, block));
            } else {
                report(source, call.getMethod(), "`expect` takes a block\0write `expect { rows.empty }`");
            }
        }
    }
}
