package dev.gonogo.postgres

import dev.gonogo.LockTruth
import dev.gonogo.SharedServer
import spock.lang.Shared
import spock.lang.Specification

class TracerSpec extends Specification {

    @Shared
    LockTruth truth = LockTruth.read()

    def 'on version #version the trace sees each lock, rewrite and scan of the known statements'() {
        given:
        database.open().withCloseable { it.execute(truth.setUp) }

        when:
        def seen = truth.statements.collect { statement -> trace(database, statement.sql()) }

        then:
        truth.statements.eachWithIndex { statement, number -> assert [statement.sql(), effects(seen[number])] == [statement.sql(), statement.effects()] }

        and: 'all dangerous ones, and no other'
        def dangerous = truth.statements.indices.findAll { seen[it].touched().any { it.dangerous } }
        dangerous == truth.statements.findIndexValues { it.dangerous() }*.intValue()
        dangerous.size() == 24

        where:
        version | database
        18      | SharedServer.newDatabase()
        15      | OlderServer.newDatabase()
    }

    def 'a later statement is told with the locks that are held since earlier ones, and what it has not done itself is not its own'() {
        given:
        def database = SharedServer.newDatabase()
        def session = database.open()
        session.execute('create table t as select n from generate_series(1, 1000) n; create table u as table t')

        when:
        session.begin()
        def tracer = Tracer.on(session)
        def alter = tracer.trace { session.execute('alter table t add column c int') }
        def update = tracer.trace { session.execute('update t set c = n') }
        def create = tracer.trace { session.execute('create table v as select * from u') }
        def rewrite = tracer.trace { session.execute('alter table t alter n type bigint') }

        then:
        told(alter) == ['public.t ACCESS_EXCLUSIVE taken']
        told(update) == ['public.t ACCESS_EXCLUSIVE scanned dangerous']
        told(create) == ['public.t ACCESS_EXCLUSIVE', 'public.u ACCESS_SHARE taken scanned']
        told(rewrite) == ['public.t ACCESS_EXCLUSIVE rewritten scanned dangerous', 'public.u ACCESS_SHARE']
        alter.touched()[0].bytes() > 8192

        cleanup:
        session.close()
    }

    private static List<String> told(Trace trace) {
        trace.touched().collect {
            ([it.relation(), it.held().name()] + (it.taken() ? ['taken'] : []) + (it.rewritten() ? ['rewritten'] : []) + (it.scanned() ? ['scanned'] : []) +
                    (it.dangerous ? ['dangerous'] : [])).join(' ')
        }
    }

    private static Trace trace(Database database, String sql) {
        database.open().withCloseable { session ->
            session.execute("set timezone = 'UTC'")
            session.begin()
            try {
                Tracer.on(session).trace { session.execute(sql) }
            } finally {
                session.rollback()
            }
        }
    }

    /** As `lock-truth.sql` writes them. */
    private static Map<String, String> effects(Trace trace) {
        trace.touched().findAll { it.held().blocksWrites() }.collectEntries {
            def mode = it.held().name().toLowerCase().split('_')*.capitalize().join('')
            [it.relation() - 'public.', ([mode] + (it.rewritten() ? ['rewrite'] : []) + (it.scanned() ? ['scan'] : [])).join(' ')]
        }
    }
}
