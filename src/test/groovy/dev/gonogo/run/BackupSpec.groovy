package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

class BackupSpec extends RunSpecification implements OtherSessions {

    def setup() {
        sql 'create table a(a int)', 'insert into a values (1), (2)', 'create table z(a int)'
    }

    def 'a clone is proven by comparing every table with it'() {
        when:
        def report = backup()

        then:
        state(report) == PASSED
        def proof = evidence(report, 'T-1/safe/backup.json')
        proof.subMap('method', 'proof', 'tables', 'rows') == [method: 'CLONE', proof: 'RESTORED', tables: 2, rows: 2]
        proof.bytes > 1_000_000
        message(report) == "${proof.location}, proven by RESTORED: 2 rows in 2 tables"
        database.database(proof.location).open().withCloseable { it.query('select sum(a) from a').single() } == 3
        report.verdict() == Verdict.Decided.GO
    }

    def 'a copy that lacks a row is not proven, and does not stay'() {
        when: 'a row goes while the tables of the original are being counted'
        def running = whileLocked('lock table z') {
            def backing = meanwhile { backup() }
            awaitStatement('^select count.* from public.z')
            sql 'delete from a where a = 1'
            backing
        }
        def report = running.get()

        then:
        state(report) == FAILED
        message(report) == 'the copy is not the original: rows of public.a: 2 → 1'
        !step(report, 'T-1/safe').evidence().any { it.endsWith('backup.json') }
        report.verdict() == Verdict.Decided.NO_GO
        report.backups().empty
        copies().empty
    }

    def 'while somebody else is on the database there is no clone'() {
        when:
        def report = database.open().withCloseable { backup('timeout 1.seconds') }

        then:
        state(report) == FAILED
        message(report) =~ /being accessed by other users|the time of the step is over/
        copies().empty
    }

    def 'rows that row level security hides from the role would be missing in the proof, so there is none'() {
        given:
        def role = "hidden_${System.nanoTime()}"
        def url = SharedServer.url(database).replaceFirst('//.*@', "//$role:hidden@")
        sql "create role $role login createdb password 'hidden'", "grant all on a, z to $role",
                "grant create on database ${value('select current_database()')} to $role",
                'alter table a enable row level security', 'create policy p on a using (a = 1)'
        task "backup('safe')", "target('hidden') { url '$url'; backups CLONE }"

        when:
        def report = run(RunRequest.on('hidden'))

        then:
        state(report) == FAILED
        message(report).contains('query would be affected by row-level security policy for table "a"')

        cleanup:
        sql "drop owned by $role", "drop role $role"
    }

    private List<?> copies() {
        query("select datname from pg_database where datname like '${value('select current_database()')}\\_%'").rows()
    }

    private Report backup(String words = '') {
        task "backup('safe') { $words }", "target('clone') { url secret('SPEC_DB'); backups CLONE; lockTimeout 5.seconds }"
        run(RunRequest.on('clone'))
    }

    private static state(Report report) {
        step(report, 'T-1/safe').state()
    }

    private static String message(Report report) {
        step(report, 'T-1/safe').message()
    }
}
