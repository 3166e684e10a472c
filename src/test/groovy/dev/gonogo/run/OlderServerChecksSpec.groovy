package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.postgres.OlderServer

import static dev.gonogo.trail.StepState.PASSED

/** Catalogs and views differ from version to version: what is measured now is measured on PostgreSQL 15 too. */
class OlderServerChecksSpec extends RunSpecification {

    def 'each check has an answer on PostgreSQL 15'() {
        given:
        def older = OlderServer.newDatabase()
        def role = "app_${System.nanoTime()}"
        older.open().withCloseable { session ->
            ["create role $role", 'create table note(id int generated always as identity primary key, tenant text not null, at timestamptz default now())',
             "insert into note(tenant) values ('a'), ('b')", 'alter table note enable row level security', "grant select, insert, update, delete on note to $role",
             "create policy own on note using (tenant = current_setting('app.tenant', true))", "create type mood as enum ('good', 'bad')"].each { session.execute(it) }
        }
        def checks = ["tenantIsolation { setting 'app.tenant'; asRole '$role' }", "data { notNull 'tenant'; notInFuture 'at' }", 'valid()',
                      "objects 'table public.note', 'type public.mood'", "enumeration 'public.mood', 'good', 'bad'", 'sequences { below 80.percent }',
                      'wraparound { below 50.percent }', 'replication { standbys 0; retained 1.gb }', 'connections { below 95.percent }',
                      "sessions { statement 10.minutes; transaction 10.minutes; idleInTransaction 10.minutes; lockWait 1.minute; prepared 1.minute; unlocked 'public.note' }",
                      'sizes { database 1.gb; table 1.gb; free 1.mb }', "parameters { same 'wal_level', 'replica'; atLeast 'work_mem', 1.mb; noPendingRestart() }",
                      "extensions 'plpgsql'", "privileges('$role') { may 'select', 'note'; noAttribute 'superuser', 'bypassrls' }"]

        when:
        task(checks.withIndex().collect { probe, number -> "check('$number') { $probe }" }.join('\n') +
                "\nsnapshot('s') { rowCounts(); contents() }\ncompare('s') { rowCountsWithin 1.percent; contentsUnchanged() }",
                "target('older') { url '${OlderServer.url(older)}' }")
        def report = run(RunRequest.on('older'))

        then:
        report.steps().findAll { it.state() != PASSED }*.message() == []

        cleanup:
        older.open().withCloseable { session -> session.execute("drop owned by $role"); session.execute("drop role $role") }
    }
}
