package dev.gonogo.postgres

import dev.gonogo.postgres.MigrationHistory.Applied
import dev.gonogo.postgres.MigrationHistory.Entry

class MigrationHistorySpec extends PostgresSpecification {

    static final LIQUIBASE = 'id text, author text, filename text, dateexecuted timestamp, orderexecuted int, exectype text, md5sum text'

    def history = new MigrationHistory('schema_migrations')

    def 'without a table nothing is applied; it is made once, as its name says: #name'() {
        given:
        def history = new MigrationHistory(name)

        expect:
        read(history) == []
        history.read(session).tool() == tool

        when:
        2.times { history.createIfMissing(session) }
        insert(history, entry('002'))
        insert(history, entry('001'))

        then:
        history.read(session).tool() == tool
        read(history).collect { [it.version(), it.checksum(), it.name(), it.statements()] } == versions.collect { [it, checksum, 'a_b', statements] }

        when:
        deleted(history, '001')

        then:
        read(history)*.version() == ['002']

        where:
        name                                    || tool             | checksum      | statements     | versions
        'schema_migrations'                     || 'plain versions' | 'sum'         | []             | ['001', '002']
        'supabase_migrations.schema_migrations' || 'Supabase'       | ''            | ["select '?'"] | ['001', '002']
        'flyway_schema_history'                 || 'Flyway'         | 'flyway -7'   | []             | ['002', '001']
    }

    def 'a table of another tool is used with the columns that it has: #columns'() {
        given:
        sql "create table schema_migrations($columns)"

        when:
        history.createIfMissing(session)
        insert(history, entry('1'))

        then:
        read(history)*.version() == ['1']
        read(history)*.checksum() == [checksum]

        when:
        deleted(history, '1')

        then:
        read(history) == []

        where:
        columns                                                             || checksum
        'version text primary key'                                          || ''
        'version varchar(255) primary key'                                  || ''
        'version bigint primary key'                                        || ''
        'version text, name text not null'                                  || ''
        'version text, checksum text'                                       || 'sum'
        'version text, "Executed" timestamptz default now(), dropped int'   || ''
    }

    def 'which tool made a table is seen by its columns: #columns'() {
        given:
        sql "create table schema_migrations($columns)", *rows.collect { "insert into schema_migrations values ($it)" }

        when:
        def state = history.read(session)

        then:
        state.tool() == tool
        state.applied()*.version() == versions
        state.writable == writable
        state.cumulative == cumulative
        state.troubles() == troubles

        where:
        columns                                   | rows                                                       || tool             | versions       | writable | cumulative | troubles
        'version text, statements text[], name text' | ["'2', '{a,b}', 'x'", "'1', null, null"]                || 'Supabase'       | ['1', '2']     | true     | false      | []
        'version bigint, dirty boolean'           | ['7, false']                                               || 'golang-migrate' | ['7']          | false    | true       | []
        'version bigint, dirty boolean'           | ['8, true']                                                || 'golang-migrate' | ['8']          | false    | true       | ['migration `8` is dirty under golang-migrate: it failed, and may have taken effect in part']
        LIQUIBASE                                 | ["'a', 'me', 'db/2_b.sql', now(), 2, 'EXECUTED', '9:x'", "'b', 'me', 'db/1_a.sql', now(), 1, 'EXECUTED', '9:y'", "'c', 'me', 'db/1_a.sql', now(), 3, 'FAILED', '9:z'"] || 'Liquibase' | ['1_a.sql', '2_b.sql'] | false | false | ['change set `c` failed under Liquibase, and may have taken effect in part']
        'version int, checksum text'              | ["1, 'x'"]                                                 || 'plain versions' | ['1']          | true     | false      | []
    }

    def 'what Flyway undid or deleted is not applied, what failed is told'() {
        given:
        def flyway = new MigrationHistory('flyway_schema_history')
        flyway.createIfMissing(session)
        [[1, "'1'", 'BASELINE', true], [2, "'2'", 'SQL', true], [3, "'2'", 'UNDO_SQL', true], [4, "'3'", 'SQL', true], [5, "'3'", 'DELETE', true],
         [6, "'4'", 'SQL', false], [7, 'null', 'SQL', true], [8, "'5'", 'SQL', true]].each { rank, version, type, success ->
            sql "insert into flyway_schema_history values ($rank, $version, 'it', '$type', 's', 1, 'me', now(), 1, $success)"
        }

        expect:
        read(flyway)*.version() == ['1', '5']
        flyway.read(session).troubles() == ['migration `4` failed under Flyway, and may have taken effect in part']
    }

    def 'a table that is no history is refused, with what it has and what one has'() {
        given:
        sql 'create table schema_migrations(id int, what text)'

        when:
        history.read(session)

        then:
        def unknown = thrown HistoryUnknown
        unknown.message == 'history `public.schema_migrations` has the columns id, what, by which it is no history of a tool that Gonogo knows'
        unknown.hint().startsWith('one has `version`')
    }

    def 'other histories of the database are found'() {
        given:
        history.createIfMissing(session)
        sql 'create schema one', 'create table one.alembic_version(a int)', 'create table _prisma_migrations(a int)', 'create table migrations_of_birds(a int)'

        expect:
        history.others(session) == ['one.alembic_version', 'public._prisma_migrations']
    }

    def 'a row without a checksum knows none'() {
        given:
        sql 'create table schema_migrations(version text, checksum text)', "insert into schema_migrations values ('1', null)"

        expect:
        read(history) == [new Applied('1', '')]
    }

    def 'in another schema, and whatever the search path is'() {
        given:
        sql 'create schema "Flow"'
        def other = new MigrationHistory('Flow.My History')
        sql "set search_path = ''"

        when:
        other.createIfMissing(session)
        insert(other, entry('1'))

        then:
        other.table() == 'Flow.My History'
        read(other)*.version() == ['1']
        read(new MigrationHistory('schema_migrations')) == []
    }

    def 'its row comes and goes with the transaction'() {
        given:
        history.createIfMissing(session)

        when:
        session.begin()
        insert(history, entry('1'))
        session.rollback()

        then:
        read(history) == []
    }

    def 'what is written is shown as it is: #name'() {
        given:
        def history = new MigrationHistory(name)
        history.createIfMissing(session)

        when: 'the text that was shown is run by hand'
        def shown = history.insertion(session, entry('1')).shown()
        sql shown

        then:
        read(history)*.version() == ['1']

        when:
        sql history.deletion(session, '1').shown()

        then:
        read(history) == []

        where:
        name << ['schema_migrations', 'supabase_migrations.schema_migrations', 'flyway_schema_history']
    }

    private static Entry entry(String version) {
        new Entry(version, 'a_b', "${version}_a_b.sql", 'sum', -7, ["select '?'"])
    }

    private List<Applied> read(MigrationHistory history) {
        history.read(session).applied().collect { it.name() == 'a b' ? new Applied(it.version(), it.checksum(), 'a_b', it.statements()) : it }
    }

    private void insert(MigrationHistory history, Entry entry) {
        assert history.insertion(session, entry).in(session) == 1
    }

    private void deleted(MigrationHistory history, String version) {
        assert history.deletion(session, version).in(session) == 1
    }
}
