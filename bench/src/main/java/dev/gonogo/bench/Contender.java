package dev.gonogo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that does a piece of work.
 *
 * @param folder where it is started
 * @param before is done before each run, and not timed
 * @param proof is done after each run, not timed, and throws when the work was not done
 */
record Contender(
        String name, List<String> command, Map<String, String> environment, Path folder, Step before, Step proof) {

    private static final long LONGEST_MINUTES = 10;
    private static final int MOST_SAID = 300;

    /** Something that may fail. */
    interface Step {
        void run() throws Exception;
    }

    /** Runs it once, and tells how many seconds the whole process took. */
    double seconds() throws Exception {
        before.run();
        var output = folder.resolve("output.txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        int status = ended(builder.start());
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (status != 0) {
            var said = Files.readString(output).strip();
            throw new IllegalStateException("%s ended with status %d: %s"
                    .formatted(name, status, said.substring(Math.max(0, said.length() - MOST_SAID))));
        }
        proof.run();
        return seconds;
    }

    private int ended(Process process) throws InterruptedException, IOException {
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " does not end");
        }
        return process.exitValue();
    }
}
