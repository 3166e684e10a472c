package dev.gonogo.run

import dev.gonogo.ResumeRequest
import dev.gonogo.RunOver
import dev.gonogo.RunSpecification
import dev.gonogo.plan.Digest
import dev.gonogo.postgres.Database
import dev.gonogo.postgres.Lease
import dev.gonogo.postgres.SessionSettings
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import java.nio.file.Files
import java.time.Duration

import static dev.gonogo.trail.StepState.PASSED

/** What a process that was killed left behind is not in the way of going on with its run. */
class KilledRunSpec extends RunSpecification {

    static final BACKUP = "backup('b')"

    def 'its own lease, which a connection holds that nobody has closed'() {
        given:
        task BACKUP
        def killed = killedIn('T-1/b')
        def left = Lease.take(database, killed.run())

        when:
        def report = resume(killed)

        then:
        report.verdict() == Verdict.Decided.GO
        noticed() - 'STOPPED' == ['LEASE']

        cleanup:
        left.close()
    }

    def 'the copy that the step had made: #step'() {
        given:
        file('migrations/1_a.sql', 'create table a();')
        file('rollback/1_a.sql', 'drop table a;')
        task step, "migrations('migrations') { rollbacks 'rollback' }"
        def killed = killedIn("T-1/$name")
        def copy = copyName(killed, name)
        query("select from pg_database where datname = '$copy'").rows() ?: sql("create database $copy")

        expect:
        resume(killed).verdict() == Verdict.Decided.GO
        query("select from pg_database where datname = '$copy'").rows().empty

        where:
        step                         | name
        "backup('b')"                | 'b'
        "rehearse('there and back')" | 'there-and-back'
    }

    def 'a session on the target, which nobody may be connected to while it is copied'() {
        given:
        task BACKUP
        def killed = killedIn('T-1/b')
        def left = as("gonogo ${killed.run()}").open()

        when:
        def report = resume(killed)

        then:
        report.verdict() == Verdict.Decided.GO
        'STOPPED' in noticed()

        cleanup:
        left.close()
    }

    def 'files of which the disk did not have the intent yet, one of them still in its transaction'() {
        given:
        file('migrations/1_a.sql', 'create table a();')
        file('migrations/2_b.sql', 'create table b();')
        file('migrations/3_c.sql', 'create table c();')
        task 'migrate()', "migrations('migrations') { history 'public.applied' }"
        def killed = killedIn('T-1/migrate')
        sql 'drop table b', 'drop table c', "delete from public.applied where version <> '1'", "delete from gonogo.receipt where part <> '1_a.sql'"
        def left = as("gonogo ${killed.run()}").open()
        left.begin()
        left.execute('create table b()')
        left.execute("insert into gonogo.receipt (run, step, part, digest) values ('${killed.run()}', 'T-1/migrate', '2_b.sql', 'x')")

        when:
        def report = resume(killed)

        then:
        report.verdict() == Verdict.Decided.GO
        'STOPPED' in noticed()
        begun() == ['2_b.sql', '3_c.sql']
        query('select version from public.applied order by version').rows() == [['1'], ['2'], ['3']]

        cleanup:
        left?.close()
    }

    def 'killed between its end and its report, it is reported; then it is over'() {
        given:
        task BACKUP
        def ended = run()
        def folder = runFolder(ended).path()
        ['MANIFEST.sha256', 'report.html', 'report.json'].each { Files.delete(folder.resolve(it)) }

        when:
        def report = resume(ended)

        then:
        report.verdict() == Verdict.Decided.GO
        Files.exists(folder.resolve('report.html'))
        gonogo().verify(runFolder(ended)).empty

        when:
        resume(ended)

        then:
        thrown(RunOver)
    }

    /** A run as it is when its process is killed while it carries a step out. */
    private Report killedIn(String step) {
        def report = run()
        assert report.steps()*.state() == [PASSED]
        def folder = runFolder(report).path()
        def journal = folder.resolve('journal.jsonl')
        def lines = Files.readAllLines(journal)
        def begun = lines.findIndexOf { it.contains('"type":"step-started"') && it.contains("\"$step\"") }
        Files.writeString(journal, lines.take(begun + 1).join('\n') + '\n')
        Files.delete(folder.resolve('MANIFEST.sha256'))
        report
    }

    private String copyName(Report killed, String name) {
        def step = "T-1/$name".toString()
        def unique = Digest.of("${killed.run()} $step".toString()).substring(0, 8)
        "${database.address().jdbcUrl().replaceFirst('.*/', '')}_${name.replace('-', '_')}_$unique"
    }

    private Database as(String applicationName) {
        database.with(new SessionSettings(applicationName, Duration.ofSeconds(2), Duration.ofSeconds(30)))
    }

    private Report resume(Report report) {
        events.clear()
        gonogo().resume(runFolder(report), ResumeRequest.asBegun(), { Optional.empty() } as Prompt, { events << it } as Printer)
    }

    private List<String> begun() {
        events*.event().findAll { it instanceof Event.PartStarted }*.part()
    }

    private List<String> noticed() {
        events*.event().findAll { it instanceof Event.Noticed }*.severity().unique()
    }
}
