package dev.gonogo.compile;

import dev.gonogo.dsl.RunbookSource;
import dev.gonogo.model.Problem;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.RunbookProblems;
import groovy.lang.GroovyObject;
import java.lang.reflect.InvocationTargetException;
import java.security.SecureClassLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Lets a compiled runbook say what it says: no more than building the model, and not for ever. */
final class Evaluation {

    private static final long SECONDS = 10;
    private static final long STACK_BYTES = 4L << 20;

    private final CompiledRunbook compiled;
    private final RunbookSource source;

    private Evaluation(CompiledRunbook compiled, RunbookSource source) {
        this.compiled = compiled;
        this.source = source;
    }

    /** @throws RunbookProblems when a value makes no sense, the code fails, or it does not come to an end */
    static Runbook evaluate(CompiledRunbook compiled, RunbookSource source) {
        return new Evaluation(compiled, source).evaluate();
    }

    private Runbook evaluate() {
        var runbook = new AtomicReference<Object>();
        var failure = new AtomicReference<Throwable>();
        var thread = new Thread(null, () -> run(runbook, failure), "runbook", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        if (!ended(thread)) {
            throw problem(0, "the runbook does not come to an end", "look for a loop that never stops");
        }
        if (failure.get() != null) {
            throw told(failure.get());
        }
        if (!source.problems().isEmpty()) {
            throw new RunbookProblems(source.problems());
        }
        if (runbook.get() == null) {
            throw problem(1, "the file declares no runbook", "begin it with `runbook('name') { … }`");
        }
        return (Runbook) runbook.get();
    }

    private static boolean ended(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
            thread.interrupt();
            return !thread.isAlive();
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run(AtomicReference<Object> runbook, AtomicReference<Throwable> failure) {
        try {
            var script = (GroovyObject) new Loader(compiled.classes())
                    .loadClass(RunbookSource.CLASS_NAME)
                    .getDeclaredConstructor()
                    .newInstance();
            script.setProperty("source", source);
            script.invokeMethod("run", null);
            runbook.set(script.getProperty("result"));
        } catch (InvocationTargetException wrapped) {
            failure.set(wrapped.getCause());
        } catch (ReflectiveOperationException | RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            failure.set(thrown);
        }
    }

    private RunbookProblems told(Throwable failure) {
        int line = Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().equals(RunbookSource.CLASS_NAME)
                        || frame.getClassName().startsWith(RunbookSource.CLASS_NAME + "$"))
                .mapToInt(StackTraceElement::getLineNumber)
                .findFirst()
                .orElse(0);
        var what = failure instanceof StackOverflowError ? "methods call each other without end" : failure.getMessage();
        return problem(line, "the runbook's code fails: " + what, "");
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
            return defineClass(name, content, 0, content.length);
        }
    }
}
