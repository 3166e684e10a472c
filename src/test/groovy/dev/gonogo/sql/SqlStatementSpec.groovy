package dev.gonogo.sql

import spock.lang.Specification

class SqlStatementSpec extends Specification {

    def 'is where its first token is, behind comments'() {
        given:
        def statement = SqlScript.parse('a.sql', ' ;\n-- a\n  /* b\n */ -- c\n   select 1').statements()[0]

        expect:
        statement.text() == '/* b\n */ -- c\n   select 1'
        statement.start() as String == 'a.sql:3:3'
        statement.at() as String == 'a.sql:5:4'
        statement.offset() == 10
    }

    def 'a position of the server is the place #place'() {
        given:
        def statement = SqlScript.parse('a.sql', 'select 1;\n  select \'🚀é\' as x,\r\n\r\n  y from t; select 2').statements()[1]

        expect:
        statement.placeOf(position) as String == place

        where:
        position || place
        0        || 'a.sql:2:3'
        -1       || 'a.sql:2:3'
        1        || 'a.sql:2:3'
        9        || 'a.sql:2:11'
        10       || 'a.sql:2:13'
        17       || 'a.sql:2:20'
        24       || 'a.sql:4:3'
        32       || 'a.sql:4:11'
        99       || 'a.sql:4:11'
    }

    def 'the example of its documentation holds'() {
        given:
        def statement = SqlScript.parse('a.sql', '-- faster\nCREATE INDEX CONCURRENTLY i ON t (c);').statements()[0]

        expect:
        statement.command() == 'CREATE INDEX CONCURRENTLY'
        statement.placeOf(32) as String == 'a.sql:2:32'
        statement.text()[31] == 't'
    }

    def 'the command of `#text` is #command'() {
        expect:
        statement(text).command() == command

        where:
        text                                                    || command
        'select 1'                                              || 'SELECT'
        '/* a */ select -- b\n 1'                               || 'SELECT'
        '((select 1) union (select 2))'                         || 'SELECT'
        'with x as (select 1) delete from t'                    || 'WITH'
        'insert into t values (1)'                              || 'INSERT'
        'do $$ begin end $$'                                    || 'DO'
        'begin'                                                 || 'BEGIN'
        'begin transaction isolation level serializable'        || 'BEGIN'
        'start transaction read only'                           || 'START TRANSACTION'
        'rollback to savepoint a'                               || 'ROLLBACK'
        'commit prepared \'a\''                                 || 'COMMIT PREPARED'
        'prepare transaction \'a\''                             || 'PREPARE TRANSACTION'
        'prepare p as select 1'                                 || 'PREPARE'
        'set local work_mem = 1'                                || 'SET LOCAL'
        'set transaction read only'                             || 'SET TRANSACTION'
        'set constraints all deferred'                          || 'SET CONSTRAINTS'
        'create/**/unique index/**/concurrently i on t(a)'      || 'CREATE INDEX CONCURRENTLY'
        'Create Index i on t(a)'                                || 'CREATE INDEX'
        'drop index concurrently if exists i'                   || 'DROP INDEX CONCURRENTLY'
        'alter table only t add column a int'                   || 'ALTER TABLE'
        'create or replace function f() returns int as \'\''    || 'CREATE FUNCTION'
        'create temp table t (a int)'                           || 'CREATE TABLE'
        'create unlogged table t (a int)'                       || 'CREATE TABLE'
        'create constraint trigger t after insert on a'         || 'CREATE TRIGGER'
        'create or replace recursive view v (a) as select 1'    || 'CREATE VIEW'
        'refresh materialized view concurrently v'              || 'REFRESH MATERIALIZED VIEW CONCURRENTLY'
        'drop materialized view v'                              || 'DROP MATERIALIZED VIEW'
        'create foreign data wrapper w'                         || 'CREATE FOREIGN DATA WRAPPER'
        'create foreign table t () server s'                    || 'CREATE FOREIGN TABLE'
        'alter text search configuration c add mapping for a'   || 'ALTER TEXT SEARCH CONFIGURATION'
        'alter default privileges grant select on tables to a'  || 'ALTER DEFAULT PRIVILEGES'
        'reindex (verbose) table concurrently t'                || 'REINDEX TABLE CONCURRENTLY'
        'vacuum (full) t'                                       || 'VACUUM'
        'discard all'                                           || 'DISCARD ALL'
        'alter system set a = 1'                                || 'ALTER SYSTEM'
        'create'                                                || 'CREATE'
        '()'                                                    || ''
    }

    def '`#text` is #use'() {
        expect:
        statement(text).transactionUse() == use

        where:
        [use, text] << EXPECTED_USES.collectMany { use, texts -> texts.stripIndent().trim().readLines().collect { [use, it] } }
    }

    /** Each was run in a transaction block of PostgreSQL 15; those outside are the ones it answered with 25001. */
    private static final Map<TransactionUse, String> EXPECTED_USES = [
        (TransactionUse.TRANSACTION_CONTROL): '''
            begin
            BEGIN ISOLATION LEVEL SERIALIZABLE
            start transaction
            commit
            commit and chain
            end
            end work
            rollback
            rollback to savepoint a
            rollback work to a
            abort
            savepoint a
            release a
            release savepoint a
            prepare transaction 'a'
            commit prepared 'a'
            rollback prepared 'a'
            set transaction isolation level serializable
            set local transaction read only
            set session transaction read only
            /* no */ commit -- yes''',
        (TransactionUse.OUTSIDE_TRANSACTION): '''
            create unique index concurrently i on t(a)
            create index concurrently on t(a)
            drop index concurrently i
            reindex index concurrently i
            reindex (concurrently) table t
            reindex (verbose, concurrently true) table t
            reindex schema public
            reindex schema concurrently public
            reindex database x
            reindex system x
            vacuum
            vacuum (full) t
            vacuum analyze t
            cluster
            cluster verbose
            create database z
            drop database if exists z
            create tablespace ts location '/tmp/nope'
            drop tablespace if exists ts
            alter system set work_mem = '4MB'
            alter system reset work_mem
            alter database x set tablespace pg_default
            alter table p detach partition p1 concurrently
            alter table p detach partition public."p1" /* now */ concurrently
            create subscription s connection 'dbname=x' publication p
            create subscription s connection 'dbname=x' publication p with (enabled = false)
            drop subscription s
            alter subscription s refresh publication
            alter subscription s set publication p
            alter subscription s add publication q
            discard all''',
        (TransactionUse.SESSION): '''
            set work_mem = '4MB'
            set session work_mem = '4MB'
            set time zone 'UTC'
            set role none
            set session authorization default
            set session characteristics as transaction read only
            reset all
            reset role
            discard temp
            listen a
            unlisten *
            load 'auto_explain'
            prepare q as select 1
            deallocate all''',
        (TransactionUse.TRANSACTIONAL): '''
            select 1
            (select 1)
            create index i on t(a)
            drop index i
            reindex table t
            reindex (concurrently false) table t
            reindex (concurrently off) index i
            analyze t
            cluster t
            cluster verbose t using i
            cluster (verbose) t
            alter database x set work_mem = '4MB'
            alter table p detach partition p1
            alter table p detach partition p1 finalize
            create subscription s connection 'dbname=x' publication p with (connect = false)
            create subscription s connection 'dbname=x' publication p with (create_slot = 'off')
            alter subscription s set publication p with (refresh = false)
            alter subscription s disable
            checkpoint
            notify a
            set local work_mem = '4MB'
            set constraints all deferred
            refresh materialized view concurrently v
            lock table t
            copy t to '/tmp/t'
            create function f() returns int begin atomic select 1; end
            do $$ begin commit; end $$
            call p()
            "commit"''',
    ]

    private static SqlStatement statement(String text) {
        def statements = SqlScript.parse('a.sql', text).statements()
        assert statements.size() == 1
        statements[0]
    }
}
