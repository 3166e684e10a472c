package dev.gonogo.cli.console

import com.pty4j.PtyProcess
import com.pty4j.PtyProcessBuilder
import com.pty4j.WinSize
import dev.gonogo.cli.Main
import org.jline.utils.ScreenTerminal

import java.nio.charset.StandardCharsets
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import java.util.regex.Pattern

/** Somebody in front of a terminal in which the program runs: types, and reads the screen as it is. */
final class Seat implements AutoCloseable {

    static final Map<String, String> USUAL = [TERM: 'xterm-256color', LANG: 'C.UTF-8', NO_COLOR: '1']
    static final int PATIENCE_SECONDS = 60

    private final PtyProcess process
    private final ScreenTerminal screen
    private final StringBuilder everything = new StringBuilder()
    private final Thread reading

    private Seat(PtyProcess process, int columns, int rows) {
        this.process = process
        this.screen = new ScreenTerminal(columns, rows)
        this.reading = Thread.startDaemon('the screen') { follow() }
    }

    static Seat start(Path folder, Map<String, String> environment, int columns = 80, int rows = 24, List<String> arguments) {
        def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
        def options = ['-XX:-UsePerfData', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmn32m', '-XX:MetaspaceSize=64m', '-Duser.name=ana', "-Djava.io.tmpdir=${System.getProperty('java.io.tmpdir')}"]*.toString()
        program(folder, environment, columns, rows, [java, *options, '-cp', System.getProperty('java.class.path'), Main.name, *arguments])
    }

    static Seat program(Path folder, Map<String, String> environment, int columns, int rows, List<String> command) {
        def inherited = System.getenv().findAll { it.key in ['PATH', 'HOME', 'LD_LIBRARY_PATH', 'JAVA_HOME'] }
        def process = new PtyProcessBuilder(command*.toString() as String[])
                .setDirectory(folder.toString())
                .setEnvironment(inherited + USUAL + environment)
                .setInitialColumns(columns).setInitialRows(rows)
                .start()
        new Seat(process, columns, rows)
    }

    private void follow() {
        def reader = new InputStreamReader(process.inputStream, StandardCharsets.UTF_8)
        def buffer = new char[8192]
        try {
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                def text = new String(buffer, 0, count)
                synchronized (this) {
                    everything.append(text)
                    screen.write(text)
                    notifyAll()
                }
                def asked = screen.read()
                if (asked) {
                    send(asked)
                }
            }
        } catch (IOException ended) {
            // the program has left the terminal
        }
        synchronized (this) {
            notifyAll()
        }
    }

    /** Types without Enter. */
    void send(String keys) {
        process.outputStream.write(keys.getBytes(StandardCharsets.UTF_8))
        process.outputStream.flush()
    }

    void type(String line) {
        send(line + '\r')
    }

    void press(String key) {
        send([tab: '\t', 'Ctrl-C': '\u0003', 'Ctrl-D': '\u0004', up: '\u001b[A'][key])
    }

    void resize(int columns, int rows) {
        synchronized (this) {
            screen.setSize(columns, rows)
        }
        process.winSize = new WinSize(columns, rows)
    }

    /** The terminal is closed, as its window is. */
    void hangUp() {
        process.outputStream.close()
        process.inputStream.close()
    }

    /** The lines of the screen, without the blanks behind them. */
    synchronized String getScreen() {
        screen.toString().readLines()*.stripTrailing().join('\n').stripTrailing()
    }

    /** All that was ever sent to the terminal. */
    synchronized String getAll() {
        everything.toString()
    }

    /** Waits until the screen shows it, a text wherever its lines are broken. */
    void sees(Object what) {
        await(what) { what instanceof Pattern ? (getScreen() =~ what).find() : words(getScreen()).contains(words(what.toString())) }
    }

    private static String words(String text) {
        text.replaceAll(/\s+/, ' ').trim()
    }

    /** Waits until it has been shown, though it may have scrolled away. */
    void saw(String what) {
        await(what) { everything.indexOf(what) >= 0 }
    }

    synchronized void await(Object what, Closure<Boolean> condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)
        while (!condition.call()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())
            assert left > 0: "`$what` is not on the screen:\n${getScreen()}"
            wait(Math.min(left, 200))
        }
    }

    boolean isRunning() {
        process.alive
    }

    long getPid() {
        process.pid()
    }

    int exitStatus() {
        assert process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS): "it does not end:\n${getScreen()}"
        reading.join(5000)
        process.exitValue()
    }

    @Override
    void close() {
        process.destroyForcibly()
        process.waitFor(10, TimeUnit.SECONDS)
    }
}
