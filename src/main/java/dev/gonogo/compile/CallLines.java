package dev.gonogo.compile;

import dev.gonogo.dsl.WordPositions;
import java.util.HashMap;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Gives words that stand on one line together line numbers of their own, beyond the file's end. Compiled code knows lines but
 * no columns. After type checking, when nothing asks for the true lines any more.
 */
final class CallLines extends CompilationCustomizer {

    private final WordPositions positions;
    private final Map<WordPositions.Position, Integer> standIns = new HashMap<>();
    private int next;

    CallLines(SourceText text, WordPositions positions) {
        super(CompilePhase.INSTRUCTION_SELECTION);
        this.positions = positions;
        this.next = text.lines().size();
    }

    /** Notes a word; from its second time on a line on, the line number will not do. */
    void note(String word, ASTNode at) {
        if (!positions.add(word, at.getLineNumber(), at.getColumnNumber())) {
            var position = new WordPositions.Position(at.getLineNumber(), at.getColumnNumber());
            positions.standIn(++next, position);
            standIns.put(position, next);
        }
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
        if (!standIns.isEmpty()) {
            new Statements(source).visitClass(node);
        }
    }

    private final class Statements extends ClassCodeVisitorSupport {

        private final SourceUnit source;

        Statements(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitExpressionStatement(ExpressionStatement statement) {
            super.visitExpressionStatement(statement);
            if (statement.getExpression() instanceof MethodCallExpression call) {
                var method = call.getMethod();
                var number = standIns.get(new WordPositions.Position(method.getLineNumber(), method.getColumnNumber()));
                if (number != null) {
                    statement.setLineNumber(number);
                    call.visit(new Renumbering(number));
                }
            }
        }
    }

    /** Everything that bears a line number in compiled code, but for the blocks, which are code of their own. */
    private static final class Renumbering extends CodeVisitorSupport {

        private final int number;

        Renumbering(int number) {
            this.number = number;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            renumber(call);
            super.visitMethodCallExpression(call);
        }

        @Override
        public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
            renumber(call);
            super.visitStaticMethodCallExpression(call);
        }

        @Override
        public void visitPropertyExpression(PropertyExpression property) {
            renumber(property);
            super.visitPropertyExpression(property);
        }

        @Override
        public void visitBinaryExpression(BinaryExpression binary) {
            renumber(binary);
            super.visitBinaryExpression(binary);
        }

        @Override
        public void visitCastExpression(CastExpression cast) {
            renumber(cast);
            super.visitCastExpression(cast);
        }

        @Override
        public void visitClosureExpression(ClosureExpression block) {
            renumber(block);
        }

        private void renumber(ASTNode node) {
            node.setLineNumber(number);
        }
    }
}
