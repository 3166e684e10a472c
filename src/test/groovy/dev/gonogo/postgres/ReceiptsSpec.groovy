package dev.gonogo.postgres

import java.util.concurrent.CompletableFuture

class ReceiptsSpec extends PostgresSpecification {

    static final RECEIPT = new Receipt('run-1', 'T-1/fix', 'a.sql', 'digest')

    def 'a receipt is there when its transaction is, and only then'() {
        given:
        Receipts.create(session)

        when:
        session.begin()
        Receipts.insert(session, RECEIPT)
        session.rollback()

        then:
        Receipts.of(session, 'run-1') == []

        when:
        session.begin()
        Receipts.insert(session, RECEIPT)
        session.commit()

        then:
        Receipts.of(session, 'run-1') == [RECEIPT]
        Receipts.of(session, 'run-2') == []
    }

    def 'a target without the table has no receipts, and the table is made once'() {
        expect:
        Receipts.of(session, 'run-1') == []

        when:
        2.times { Receipts.create(session) }

        then:
        Receipts.of(session, 'run-1') == []
    }

    def 'the same is not done twice'() {
        given:
        Receipts.create(session)
        Receipts.insert(session, RECEIPT)

        when:
        Receipts.insert(session, RECEIPT)

        then:
        def refused = thrown StatementFailed
        refused.sqlState() == '23505'
    }

    def 'a transaction that has ended was committed, or not'() {
        given:
        Receipts.create(session)

        expect:
        !Receipts.committed(session, RECEIPT)
        Receipts.of(session, 'run-1') == []

        when:
        Receipts.insert(session, RECEIPT)

        then:
        Receipts.committed(session, RECEIPT)
        Receipts.of(session, 'run-1') == [RECEIPT]
    }

    def 'the end of one that still runs is waited for: #end'() {
        given:
        Receipts.create(session)
        def other = database.open()
        other.begin()
        Receipts.insert(other, RECEIPT)

        when:
        def asking = CompletableFuture.supplyAsync { database.open().withCloseable { Receipts.committed(it, RECEIPT) } }
        awaitWaiting()
        other."$end"()

        then:
        asking.get() == committed

        cleanup:
        other?.close()

        where:
        end        || committed
        'commit'   || true
        'rollback' || false
    }

    def 'one that does not end in time stays unknown'() {
        given:
        Receipts.create(session)
        def other = database.open()
        other.begin()
        Receipts.insert(other, RECEIPT)
        sql 'set lock_timeout = 50'

        when:
        Receipts.committed(session, RECEIPT)

        then:
        def unknown = thrown StatementFailed
        unknown.metLock()

        cleanup:
        other?.close()
    }

    private void awaitWaiting() {
        new spock.util.concurrent.PollingConditions(timeout: 60, delay: 0.02).eventually {
            assert value("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 1
        }
    }
}
