package dev.gonogo.postgres

class RowCountsSpec extends PostgresSpecification {

    def 'counts every ordinary table exactly, but neither views, nor system, nor what is its own'() {
        given:
        sql 'create table a(a int)', 'insert into a select generate_series(1, 1000)', 'create schema "S p"', 'create table "S p"."T.x"(a int)',
                'create view v as select * from a', 'create materialized view m as select * from a',
                'create table p(a int) partition by list (a)', 'create table p1 partition of p for values in (1)', 'insert into p values (1)',
                'create table parent(a int)', 'create table child() inherits (parent)', 'insert into child values (1)',
                'create table schema_migrations(version text)', "insert into schema_migrations values ('1')", 'create temp table t(a int)'
        Receipts.create(session)

        when:
        def counts = RowCounts.read(session, 'public.schema_migrations')

        then:
        counts.rows() == ['S p.T.x': 0L, 'public.a': 1000L, 'public.child': 1L, 'public.p': 1L, 'public.parent': 1L]
        counts.total() == 1003
        RowCounts.read(session, '').rows().'public.schema_migrations' == 1
    }

    def 'differences are those of tables that are on both sides'() {
        given:
        def before = new RowCounts(new TreeMap([a: 1L, b: 2L, c: 3L]))
        def after = new RowCounts(new TreeMap([a: 1L, b: 5L, d: 0L]))

        expect:
        before.differences(after) == [b: '2 → 5']
        before.differences(before) == [:]
    }

    def 'all counts are of one moment, which others can share'() {
        given:
        sql 'create table a(a int)', 'create table z(a int)'
        def others = []

        when:
        def counts = RowCounts.readWith(session) { String snapshot ->
            database.open().withCloseable { it.execute('insert into a values (1)'); it.execute('insert into z values (1)') }
            database.open().withCloseable {
                it.execute('begin isolation level repeatable read')
                it.execute("set transaction snapshot '$snapshot'")
                others << it.query('select count(*) from z').single()
            }
        }

        then:
        counts.rows() == ['public.a': 0L, 'public.z': 0L]
        others == [0]
        RowCounts.read(session, '').rows() == ['public.a': 1L, 'public.z': 1L]
    }

    def 'a role from which rows are hidden counts nothing at all'() {
        given:
        def role = "reader_${System.nanoTime()}"
        sql "create role $role", 'create table a(a int)', "grant select on a to $role", 'alter table a enable row level security'
        sql "set role $role"

        when:
        RowCounts.read(session, '')

        then:
        def refused = thrown StatementFailed
        refused.primary() == 'query would be affected by row-level security policy for table "a"'

        cleanup:
        sql 'reset role', "drop owned by $role", "drop role $role"
    }

    def 'the session can be used afterwards, whether it worked or not'() {
        given:
        sql 'create table a(a int)', 'create table b(a int)'
        def other = database.open()
        other.begin()
        other.execute('lock table b')
        sql 'set lock_timeout = 50'

        when:
        RowCounts.read(session, '')

        then:
        thrown StatementFailed
        value('select 1') == 1

        cleanup:
        other?.close()
    }
}
