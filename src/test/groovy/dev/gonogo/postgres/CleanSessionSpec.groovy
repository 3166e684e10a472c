package dev.gonogo.postgres

/** A session is as it was at its start, whatever was left open in it. */
class CleanSessionSpec extends PostgresSpecification {

    CleanSession clean = CleanSession.open(database)
    Session used = clean.under(database)

    def cleanup() {
        clean.close()
    }

    def 'it is clean again after #what'() {
        given:
        sql 'create table t(a int unique deferrable initially deferred)'

        when:
        work(used)

        then:
        clean.isCleanAgain()
        used.query('select pg_current_xact_id_if_assigned()').single() == null
        value('select count(*) from t') == rows

        where:
        what                                        | work                                                                                                   || rows
        'nothing'                                   | { }                                                                                                    || 0
        'a setting'                                 | { it.execute("set lock_timeout = '3s'") }                                                              || 0
        'a transaction that was begun'              | { it.begin() }                                                                                         || 0
        'one that is open'                          | { it.begin(); it.execute('insert into t values (1)') }                                                 || 0
        'one that failed'                           | { s -> s.begin(); failing { s.execute('insert into t select 1 / 0') } }                                || 0
        'one that failed when it was to end'        | { s -> s.begin(); s.execute('insert into t values (1), (1)'); failing { s.commit() } }              || 0
        'one that it ended itself'                  | { it.begin(); it.execute('insert into t values (1)'); it.execute('commit') }                           || 1
        'one that it began itself'                  | { it.execute('begin'); it.execute('insert into t values (1)') }                                        || 0
        'one that ended as it should'               | { it.begin(); it.execute('insert into t values (1)'); it.commit() }                                    || 1
    }

    def 'it is not when there are other settings for it, or its connection is lost'() {
        when:
        work(used)

        then:
        !clean.isCleanAgain()

        where:
        work << [
            { it.execute("do \$\$ begin execute format('alter database %I set lock_timeout = 7', current_database()); end \$\$") },
            { s -> failing { s.execute('select pg_terminate_backend(pg_backend_pid())') } },
        ]
    }

    def 'it knows each time whether there are functions that did not come with the server'() {
        expect:
        !clean.hasOwnFunctions()

        when: 'by another session, or by this one'
        sql 'create function f() returns int return 1'

        then:
        clean.isCleanAgain()
        clean.hasOwnFunctions()

        when:
        used.execute('drop function f()')

        then:
        clean.isCleanAgain()
        !clean.hasOwnFunctions()
    }

    def 'asking again and again leaves nothing prepared'() {
        expect:
        (1..10).every { clean.isCleanAgain() }
        used.query('select count(*) from pg_prepared_statements').single() == 0
    }

    private static void failing(Closure<?> work) {
        try {
            work()
        } catch (StatementFailed expected) {
            return
        }
        throw new AssertionError('it did not fail')
    }
}
