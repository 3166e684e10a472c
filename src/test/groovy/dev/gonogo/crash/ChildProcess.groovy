package dev.gonogo.crash

import dev.gonogo.plan.Json

import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit

/** A process that carries out a run with {@link Child}, and what it said. Killed by the thread that reads, or by any other. */
final class ChildProcess {

    private static final int LONGEST_SECONDS = 180

    private final Process process
    private final Map<String, Map<String, Object>> said = [:]
    private volatile boolean killed

    ChildProcess(Path folder, String target, String standstill, int generation, Map<String, String> environment) {
        def builder = new ProcessBuilder(command(folder, target, standstill, generation))
        builder.redirectError(folder.resolve("errors-${generation}.txt").toFile())
        builder.environment().putAll(environment)
        process = builder.start()
    }

    private static List<String> command(Path folder, String target, String standstill, int generation) {
        [Path.of(System.getProperty('java.home'), 'bin', 'java').toString(), '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto',
         '-cp', System.getProperty('java.class.path'), Child.name, folder.toString(), target, standstill, generation as String]
    }

    /** Reads what it says until it ends; kills it at its point. */
    ChildProcess untilGone() {
        def late = CompletableFuture.runAsync({ kill() }, CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS))
        try {
            process.inputStream.eachLine { hear(Json.read(it, Map)) }
        } catch (IOException closed) {
            // it is being killed
        }
        process.waitFor()
        late.cancel(false)
        this
    }

    private void hear(Map<String, Object> told) {
        said[told.what as String] = told
        if (told.what == 'at the point') {
            kill()
        }
    }

    /** SIGKILL: nothing in it runs any more. */
    void kill() {
        killed = true
        process.destroyForcibly()
        process.waitFor()
    }

    boolean isKilled() {
        killed
    }

    boolean isGo() {
        said.ended?.verdict == 'GO'
    }

    Map<String, Object> counts() {
        said.counted
    }

    /** How it ended, for messages. */
    String told() {
        killed ? 'killed' : isGo() ? 'GO' : said.ended ? "$said.ended.verdict: $said.ended.because" : "failed: ${said.failed?.message}"
    }

    /** Files of the run that are not as they were recorded. */
    List<String> differences() {
        said.ended?.differences as List<String> ?: []
    }
}
