package dev.gonogo.cli

import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.run.OtherSessions
import dev.gonogo.trail.Event
import dev.gonogo.trail.RecordedJournal
import dev.gonogo.trail.Report
import dev.gonogo.trail.RunFolder

import java.nio.file.Files
import java.nio.file.Path

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.PENDING

/** What a process leaves that is asked to stop, or whose disk is full: a record, from which the run goes on. */
class SignalsSpec extends RunSpecification implements OtherSessions {

    Child child

    def cleanup() {
        child?.close()
    }

    def '#signal once: the step that runs is finished, and the run is held'() {
        given:
        waitsFor("sql('second') { statement 'create table second()' }")

        when:
        start('run', folder.resolve('book').toString())
        eventually { assert waiting() == 1 }
        child.signal(signal)
        eventually { assert child.output.contains('the run is held after this step') }
        holder.close()

        then:
        child.exitStatus() == 130
        report().steps()*.state() == [PASSED, PENDING]
        report().ended() == 'interrupted'
        report().endedBecause() == 'interrupted before `T-1/second`'

        when:
        start('resume')

        then:
        child.exitStatus() == 0
        report().steps()*.state() == [PASSED, PASSED]

        where:
        signal << ['INT', 'TERM']
    }

    def 'twice: what runs is cancelled on the server, nothing of it took effect, and the run is held'() {
        given:
        waitsFor("sql('second') { statement 'create table second()' }")

        when:
        start('run', folder.resolve('book').toString())
        eventually { assert waiting() == 1 }
        child.signal('INT')
        eventually { assert child.output.contains('the run is held after this step') }
        child.signal('INT')

        then:
        child.exitStatus() == 130
        waiting() == 0
        report().steps()*.state() == [FAILED, PENDING]
        report().ended() == 'interrupted'
        value("select to_regclass('first')") == null

        cleanup:
        holder.close()
    }

    def 'a disk that is full: a clear message, and the run goes on when there is room again'() {
        given:
        task '(1..80).each { number -> sql("step $number") { statement "insert into done values ($number)" } }'
        sql 'create table done(number int)'

        when:
        startUnder('ulimit -f 64 &&', 'run', folder.resolve('book').toString())

        then:
        child.exitStatus() == 1
        child.output.contains('journal.jsonl` cannot be written')
        child.output.contains('hint: what was recorded is kept; make room')
        (value('select count(*) from done') as int) in 10..79

        when:
        start('resume')

        then:
        child.exitStatus() == 0
        value('select count(*) from done') == 80
        value('select count(distinct number) from done') == 80
    }

    def 'a home that cannot be written: nothing is done'() {
        given:
        task "sql('it') { statement 'create table it()' }"
        Files.writeString(folder.resolve('home'), 'a file')

        when:
        start('run', folder.resolve('book').toString())

        then:
        child.exitStatus() == 2
        child.output.contains("the run's folder cannot be made in `${folder.resolve('home/runs')}`")
        value("select to_regclass('it')") == null
    }

    /** A first step that waits for a lock which this spec holds. */
    private void waitsFor(String second) {
        task """
            sql('first') { statement 'create table first(); select pg_advisory_lock(4711)' }
            $second
        """, "target('slow') { url secret('SPEC_DB'); lockTimeout 1.minute }"
        holder = database.open()
        holder.query('select pg_advisory_lock(4711)')
    }

    def holder

    private int waiting() {
        value("select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and not granted") as int
    }

    private void start(String... arguments) {
        startUnder('', arguments)
    }

    private void startUnder(String limit, String... arguments) {
        child?.close()
        def target = arguments[0] == 'run' && Files.readString(folder.resolve('book/runbook.groovy')).contains("'slow'") ? ['--target', 'slow'] : []
        child = Child.start(folder, [SPEC_DB: SharedServer.url(database), XDG_CACHE_HOME: Path.of('target/xdg').toAbsolutePath().toString()], limit,
                *(arguments.toList() + target + ['--home', folder.resolve('home').toString()]))
    }

    private Report report() {
        Report.of(RunFolder.newest(folder.resolve('home/runs')).get())
    }
}
