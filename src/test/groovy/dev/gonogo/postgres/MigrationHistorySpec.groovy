package dev.gonogo.postgres

import dev.gonogo.postgres.MigrationHistory.Applied

class MigrationHistorySpec extends PostgresSpecification {

    def history = new MigrationHistory('schema_migrations')

    def 'without a table nothing is applied; it is made once, with all columns'() {
        expect:
        history.read(session) == []

        when:
        2.times { history.createIfMissing(session) }
        history.insert(session, '002', 'b', 'sum-b')
        history.insert(session, '001', 'a', 'sum-a')

        then:
        history.read(session) == [new Applied('001', 'sum-a'), new Applied('002', 'sum-b')]
        value('select count(*) from schema_migrations where applied_at <= now() and name = version::int::text or true') == 2

        when:
        history.delete(session, '001')

        then:
        history.read(session) == [new Applied('002', 'sum-b')]
    }

    def 'a table of another tool is used with the columns that it has: #columns'() {
        given:
        sql "create table schema_migrations($columns)"

        when:
        history.createIfMissing(session)
        history.insert(session, '001_a', 'a', 'sum')

        then:
        history.read(session) == [new Applied('001_a', checksum)]

        when:
        history.delete(session, '001_a')

        then:
        history.read(session) == []

        where:
        columns                                                             || checksum
        'version text primary key'                                          || ''
        'version varchar(255) primary key'                                  || ''
        'version text, name text not null'                                  || ''
        'version text, checksum text'                                       || 'sum'
        'version text, "Executed" timestamptz default now(), dropped int'   || ''
    }

    def 'a row without a checksum knows none'() {
        given:
        sql 'create table schema_migrations(version text, checksum text)', "insert into schema_migrations values ('1', null)"

        expect:
        history.read(session) == [new Applied('1', '')]
    }

    def 'in another schema, and whatever the search path is'() {
        given:
        sql 'create schema "Flow"'
        def other = new MigrationHistory('Flow.My History')
        sql "set search_path = ''"

        when:
        other.createIfMissing(session)
        other.insert(session, '1', 'a', 'sum')

        then:
        other.table() == 'Flow.My History'
        other.read(session) == [new Applied('1', 'sum')]
        new MigrationHistory('schema_migrations').read(session) == []
    }

    def 'its row comes and goes with the transaction'() {
        given:
        history.createIfMissing(session)

        when:
        session.begin()
        history.insert(session, '1', 'a', 'sum')
        session.rollback()

        then:
        history.read(session) == []
    }
}
