package dev.gonogo.compile;

import dev.gonogo.dsl.RunbookSource;
import dev.gonogo.dsl.Vocabulary;
import dev.gonogo.dsl.WordPositions;
import dev.gonogo.model.RunbookProblems;
import groovy.grape.GrabAnnotationTransformation;
import groovy.transform.CompileStatic;
import groovy.transform.ThreadInterrupt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/**
 * Text to classes by Groovy's compiler, statically checked against the vocabulary. First a pass over the tree as it was
 * written, which refuses what could run code while compiling; then Groovy's own phases with {@link TypedWords}.
 */
final class GroovyCompiler {

    static final Vocabulary VOCABULARY = Vocabulary.read();

    private static final int ALL_ERRORS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private GroovyCompiler() {}

    /** @throws RunbookProblems with all that is wrong with the text's form, its words and the types of its values */
    static CompiledRunbook compile(SourceText text) {
        var outcome = OwnThread.run(PATIENCE, () -> compileHere(text));
        return outcome.result()
                .orElseThrow(() -> outcome.failure()
                        .filter(RunbookProblems.class::isInstance)
                        .map(RunbookProblems.class::cast)
                        .orElseGet(() ->
                                new RunbookProblems(List.of(new GroovyMessages(text).ofFailure(outcome.failure())))));
    }

    private static CompiledRunbook compileHere(SourceText text) {
        var positions = new WordPositions();
        var unit = new CompilationUnit(configuration(text, positions));
        unit.addSource(RunbookSource.CLASS_NAME + ".groovy", text.text());
        try {
            unit.compile(Phases.CLASS_GENERATION);
        } catch (MultipleCompilationErrorsException errors) {
            throw new RunbookProblems(new GroovyMessages(text).translate(errors.getErrorCollector()));
        }
        return new CompiledRunbook(classes(unit), positions);
    }

    private static CompilerConfiguration configuration(SourceText text, WordPositions positions) {
        var lines = new CallLines(text, positions);
        var configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass("dev.gonogo.dsl.RunbookFile");
        configuration.setTargetBytecode("17");
        // what is linked at run time takes longer than a runbook runs
        configuration.getOptimizationOptions().put(CompilerConfiguration.INVOKEDYNAMIC, false);
        configuration.setTolerance(ALL_ERRORS);
        configuration.setDisabledGlobalASTTransformations(Set.of(GrabAnnotationTransformation.class.getName()));
        configuration.addCompilationCustomizers(
                new ImportCustomizer().addImports("java.time.Duration", "java.util.regex.Pattern"),
                new WrittenForm(text, lines),
                new ASTTransformationCustomizer(ThreadInterrupt.class),
                new ASTTransformationCustomizer(Map.of("extensions", TypedWords.class.getName()), CompileStatic.class),
                lines);
        return configuration;
    }

    private static Map<String, byte[]> classes(CompilationUnit unit) {
        var classes = new LinkedHashMap<String, byte[]>();
        unit.getClasses().forEach(compiled -> classes.put(compiled.getName(), compiled.getBytes()));
        return classes;
    }
}
