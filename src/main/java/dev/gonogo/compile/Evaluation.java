package dev.gonogo.compile;

import dev.gonogo.dsl.RunbookCode;
import dev.gonogo.dsl.RunbookSource;
import dev.gonogo.model.Problem;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.RunbookProblems;
import java.security.SecureClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a compiled runbook say what it says: no more than building the model, and not for ever. */
final class Evaluation {

    /** To load the class of a block takes its time, and a long runbook has thousands. */
    private static final long A_CLASS_MILLIS = 10;

    private final CompiledRunbook compiled;
    private final RunbookSource source;
    private final Duration limit;

    private Evaluation(CompiledRunbook compiled, RunbookSource source, Duration limit) {
        this.compiled = compiled;
        this.source = source;
        this.limit = limit.plusMillis(A_CLASS_MILLIS * compiled.classes().size());
    }

    /** @throws RunbookProblems when a value makes no sense, the code fails, or it does not come to an end */
    static Runbook evaluate(CompiledRunbook compiled, RunbookSource source, Duration limit) {
        return new Evaluation(compiled, source, limit).evaluate();
    }

    private Runbook evaluate() {
        var outcome = OwnThread.run(limit, this::read);
        if (outcome.failure().isPresent()) {
            throw told(outcome.failure().get());
        }
        if (outcome.result().isEmpty()) {
            throw problem(1, "the runbook does not come to an end", "look for a loop that never stops");
        }
        if (!source.problems().isEmpty()) {
            throw new RunbookProblems(source.problems());
        }
        return outcome.result()
                .get()
                .orElseThrow(() -> problem(1, "the file declares no runbook", "begin it with `runbook('name') { … }`"));
    }

    private Optional<Runbook> read() {
        try {
            var code = new Loader(compiled.classes())
                    .loadClass(RunbookSource.CLASS_NAME)
                    .getDeclaredConstructor()
                    .newInstance();
            return ((RunbookCode) code).read(source);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private RunbookProblems told(Throwable failure) {
        var told = new CodeFailure(failure);
        return problem(source.line(told.line()), "the runbook's code fails: " + told.reason(), told.hint());
    }

    private RunbookProblems problem(int line, String message, String hint) {
        return new RunbookProblems(List.of(new Problem(source.place(line, 0), message, source.lineAt(line), hint)));
    }

    /** Knows the classes of one runbook and otherwise asks its parent. */
    private static final class Loader extends SecureClassLoader {

        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(Evaluation.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var content = classes.get(name);
            if (content == null) {
                throw new ClassNotFoundException(name);
            }
            var loaded = defineClass(name, content, 0, content.length);
            BlockCalls.of(loaded);
            return loaded;
        }
    }
}
