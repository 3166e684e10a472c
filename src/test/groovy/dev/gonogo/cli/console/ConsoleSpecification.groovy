package dev.gonogo.cli.console

import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.run.OtherSessions
import dev.gonogo.trail.Event
import dev.gonogo.trail.RecordedJournal
import dev.gonogo.trail.Report
import dev.gonogo.trail.RunFolder

import java.nio.file.Path

/** The real program in a terminal of its own, and somebody in front of it. */
abstract class ConsoleSpecification extends RunSpecification implements OtherSessions {

    Seat seat

    def cleanup() {
        seat?.close()
    }

    Seat start(Map<String, ?> terminal = [:], String... arguments) {
        seat?.close()
        def environment = [SPEC_DB: SharedServer.url(database), XDG_CACHE_HOME: Path.of('target/xdg').toAbsolutePath().toString()]
        seat = Seat.start(folder, environment + (terminal.environment ?: [:]), terminal.columns as Integer ?: 80, terminal.rows as Integer ?: 24,
                [*arguments, '--home', folder.resolve('home').toString()])
    }

    /** Begins a run, and waits until it waits before its first step. */
    Seat startRun(Map<String, ?> terminal = [:]) {
        start(terminal, 'run', folder.resolve('book').toString())
        seat.sees(~/(?ms)^next  .*^\S[^\n]*(?<! running)>(\n+ [^\n]+\n waits for `next`)?\z/)
        seat
    }

    Report report() {
        Report.of(RunFolder.newest(folder.resolve('home/runs')).get())
    }

    Map<String, Object> states() {
        report().steps().collectEntries { [it.id(), it.state()] }
    }

    List<Event> journal() {
        RecordedJournal.read(RunFolder.newest(folder.resolve('home/runs')).get()).events()*.event()
    }
}
