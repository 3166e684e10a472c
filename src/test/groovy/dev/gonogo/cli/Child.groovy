package dev.gonogo.cli

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** The program in a process of its own, to be sent signals and to be run under limits; without a terminal. */
final class Child implements AutoCloseable {

    private final Process process
    private final Path output

    private Child(Process process, Path output) {
        this.process = process
        this.output = output
    }

    /** @param limit a word of the shell before the program, such as {@code ulimit -f 64 &&} */
    static Child start(Path folder, Map<String, String> environment, String limit = '', String... arguments) {
        def output = Files.createTempFile(folder, 'child', '.out')
        def program = [*Program.java(), Main.name, *arguments]
        def builder = new ProcessBuilder(['sh', '-c', "$limit exec \"\$@\"".toString(), 'sh', *program])
                .redirectErrorStream(true).redirectOutput(output.toFile()).redirectInput(new File('/dev/null'))
        builder.environment().putAll(environment)
        new Child(builder.start(), output)
    }

    void signal(String name) {
        assert new ProcessBuilder('kill', "-$name".toString(), process.pid().toString()).start().waitFor() == 0
    }

    int exitStatus() {
        assert process.waitFor(60, TimeUnit.SECONDS)
        process.exitValue()
    }

    String getOutput() {
        Files.readString(output)
    }

    @Override
    void close() {
        process.destroyForcibly()
    }
}
