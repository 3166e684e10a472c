package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.postgres.Address
import dev.gonogo.postgres.Database
import dev.gonogo.postgres.SessionSettings
import dev.gonogo.postgres.embedded.EmbeddedServer
import dev.gonogo.trail.StepRecord
import spock.lang.Shared
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** A server with a real standby and with pg_stat_statements. */
class ReplicationSpec extends RunSpecification implements OtherSessions {

    @Shared
    @TempDir
    Path servers

    @Shared
    EmbeddedServer primary

    @Shared
    EmbeddedServer standby

    def setupSpec() {
        def folder = servers.resolve('primary')
        primary = EmbeddedServer.start(folder, SharedServer.binaries())
        of(primary).open().withCloseable {
            it.execute('alter system set shared_preload_libraries = pg_stat_statements')
            it.execute("alter system set wal_receiver_status_interval = '100ms'")
        }
        primary.close()
        assert ['cp', '-a', folder.toString(), servers.resolve('standby').toString()].execute().waitFor() == 0
        primary = EmbeddedServer.start(folder, SharedServer.binaries())
        of(primary).open().withCloseable { it.execute('create extension pg_stat_statements') }
        def data = servers.resolve('standby/data')
        Files.writeString(data.resolve('standby.signal'), '')
        Files.writeString(data.resolve('postgresql.auto.conf'),
                "primary_conninfo = 'host=${primary.host()} port=${primary.port()} user=${primary.user()} password=${primary.password()}'\n" +
                        "shared_preload_libraries = 'pg_stat_statements'\nwal_receiver_status_interval = '100ms'\n")
        standby = EmbeddedServer.start(servers.resolve('standby'), SharedServer.binaries())
    }

    def cleanupSpec() {
        standby?.remove()
        primary?.remove()
    }

    def 'a standby that keeps up passes, one that does not replay fails'() {
        given:
        eventually { assert of(primary).open().withCloseable { it.query("select count(*) from pg_stat_replication where state = 'streaming'").single() } == 1 }

        expect:
        check(primary, 'replication { standbys 1; lag 10.seconds; behind 16.mb }').message() ==~ /standbys: 1; lag of walreceiver: \S+ s; behind of walreceiver: .*/
        check(primary, 'replication { standbys 2 }').message() == 'standbys: 1, wanted at least 2'

        when:
        of(standby).open().withCloseable { it.query('select pg_wal_replay_pause()') }
        of(primary).open().withCloseable { it.execute('create table t as select generate_series(1, 50000) as a') }

        then:
        eventually { assert check(primary, 'replication { behind 1.mb }').message() ==~ /behind of walreceiver: [0-9.]+ MB, wanted below 1.0 MB \(standby, streaming\)/ }
        check(primary, 'replication { behind 1.mb }').state() == FAILED

        and: 'on the standby itself'
        eventually { assert check(standby, 'replication { lag 1.ms }').message() ==~ /lag of this server: .* s, wanted below 0.001 s \(it is a standby itself\)/ }

        cleanup:
        of(standby).open().withCloseable { it.query('select pg_wal_replay_resume()') }
    }

    def 'a slot that nobody reads retains WAL'() {
        given:
        of(primary).open().withCloseable { it.query("select pg_create_physical_replication_slot('left', true)") }
        of(primary).open().withCloseable { it.execute('create table u as select generate_series(1, 10000) as a') }

        expect:
        check(primary, 'replication { retained 1.kb }').message() ==~ /retained of left: .*, wanted below 1.0 kB \(slot, physical, not active, reserved\)/
        check(primary, 'replication { retained 10.gb }').state() == PASSED

        cleanup:
        of(primary).open().withCloseable { it.query("select pg_drop_replication_slot('left')") }
    }

    def 'statements that are slow on the average are told'() {
        given:
        of(primary).open().withCloseable { session -> 3.times { session.query('select pg_sleep(0.05)') } }

        expect:
        check(primary, 'statements { mean 40.ms; calls 3 }').message() ==~ /mean of query -?\d+: 0.05\d* s, wanted below 0.04 s \(3 calls: select pg_sleep\(\$1\)\)/
        check(primary, 'statements { mean 40.ms; calls 3 }').state() == FAILED
        check(primary, 'statements { mean 10.minutes }').state() == PASSED
    }

    def 'nothing is tried in writing where nothing can be written'() {
        given:
        of(primary).open().withCloseable {
            it.execute('create table note(tenant_id int)')
            it.execute('insert into note values (1), (2)')
            it.execute('alter table note enable row level security')
            it.execute("create policy own on note using (tenant_id::text = current_setting('app.tenant', true))")
            it.execute('create role app')
            it.execute('grant select on note to app')
        }
        eventually { assert of(standby).open().withCloseable { it.query("select count(*) from pg_roles where rolname = 'app'").single() } == 1 }

        expect:
        check(standby, "tenantIsolation { setting 'app.tenant'; asRole 'app'; tables 'note'; readOnly() }").state() == PASSED
        check(standby, "tenantIsolation { setting 'app.tenant'; asRole 'app'; tables 'note' }").state() == BROKEN
    }

    private StepRecord check(EmbeddedServer server, String words) {
        task("check('c') { $words }", "target('own') { url 'postgresql://${server.user()}:${server.password()}@${server.host()}:${server.port()}/postgres' }")
        step(run(RunRequest.on('own')), 'T-1/c')
    }

    private static Database of(EmbeddedServer server) {
        new Database(Address.of(server.host(), server.port(), 'postgres', server.user(), server.password()),
                new SessionSettings('spec', Duration.ofSeconds(2), Duration.ofSeconds(30)))
    }
}
