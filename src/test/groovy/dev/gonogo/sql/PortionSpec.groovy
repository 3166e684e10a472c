package dev.gonogo.sql

import spock.lang.Specification

class PortionSpec extends Specification {

    def 'a script is divided around what cannot be in a transaction: #text'() {
        expect:
        portions(text) == expected

        where:
        text                                                        || expected
        'select 1; select 2'                                        || [[false, ['select 1', 'select 2']]]
        'vacuum'                                                    || [[true, ['vacuum']]]
        'select 1; vacuum; vacuum a; select 2; select 3'            || [[false, ['select 1']], [true, ['vacuum']], [true, ['vacuum a']], [false, ['select 2', 'select 3']]]
        'set a.b = 1; set a.c = 2'                                  || [[false, ['set a.b = 1', 'set a.c = 2']]]
        'set a.b = 1; vacuum; reset a.b'                            || [[true, ['vacuum']]]
        'set a.b = 1; select 1; vacuum'                             || [[false, ['set a.b = 1', 'select 1']], [true, ['vacuum']]]
    }

    def 'a new value of an enum is committed before it is used: #text'() {
        expect:
        portions(text)*.get(1)*.size() == sizes

        where:
        text                                                                                       || sizes
        "alter type s add value 'b'; insert into t values ('b')"                                   || [1, 1]
        "alter type s add value if not exists 'b' before 'a'; select 1; do \$\$ begin perform 'b'; end \$\$" || [2, 1]
        "alter type s add value 'b'; alter type s add value 'c' after 'b'; select 'c'"             || [2, 1]
        "alter type s add value 'b'; select 'c'"                                                   || [2]
        "create type s as enum ('a'); alter type s add value 'b'; select 'b'"                      || [3]
        "alter type s rename value 'b' to 'c'; select 'c'"                                         || [2]
    }

    def 'what was set before is in force in every portion behind it'() {
        given:
        def portions = SqlScript.parse('a.sql', "set search_path = a; create table t(); set lock_timeout = 1; vacuum; select 1; $last").portions()

        expect:
        portions*.settings()*.collect { it.text() } == [[], ['set search_path = a', 'set lock_timeout = 1'], ['set search_path = a', 'set lock_timeout = 1'], *rest]
        portions*.number() == 1..portions.size()

        where:
        last                     || rest
        ''                       || []
        'discard all; select 2'  || [['set search_path = a', 'set lock_timeout = 1'], []]
    }

    def 'each transaction of its own is a portion: #text'() {
        expect:
        portions(text) == expected

        where:
        text                                                             || expected
        'begin; select 1; select 2; commit; select 3; select 4'          || [[false, ['select 1', 'select 2']], [false, ['select 3', 'select 4']]]
        'select 0; start transaction; select 1; end; begin; select 2; commit' || [[false, ['select 0']], [false, ['select 1']], [false, ['select 2']]]
        'begin; commit; select 1'                                        || [[false, ['select 1']]]
        "begin; alter type s add value 'b'; select 'b'; commit"          || [[false, ["alter type s add value 'b'", "select 'b'"]]]
        'begin; select 1; commit; vacuum; begin; select 2; commit'       || [[false, ['select 1']], [true, ['vacuum']], [false, ['select 2']]]
        'begin; savepoint a; select 1; rollback to a; commit'            || [[false, ['savepoint a', 'select 1', 'rollback to a']]]
        'begin; commit'                                                  || []
    }

    def 'what a transaction says about itself is sent first: #text'() {
        expect:
        SqlScript.parse('a.sql', text).portions()*.modes()*.collect { it.text() } == modes

        where:
        text                                                                                  || modes
        'begin isolation level serializable; select 1; commit; begin; select 2; commit'       || [['SET TRANSACTION isolation level serializable'], []]
        'start transaction isolation level repeatable read, read write; select 1; commit'     || [['SET TRANSACTION isolation level repeatable read, read write']]
        'begin work; set transaction isolation level serializable; select 1; commit'          || [['set transaction isolation level serializable']]
        'begin transaction deferrable; set local a.b = 1; select 1; commit; select 2'         || [['SET TRANSACTION deferrable'], []]
    }

    def 'everything is said once, in its order, wherever it stands: #text'() {
        given:
        def script = SqlScript.parse('a.sql', text)

        expect:
        script.portions()*.statements().flatten()*.said().flatten()*.text() + script.saidAtLast()*.text() == said

        where:
        text                                                                                   || said
        '\\echo 1\nset a.b = 1;\n\\echo 2\nvacuum;\n\\echo 3\nreset a.b;\n\\echo 4'            || ['1', '2', '3', '4']
        '\\echo 1\nbegin;\n\\echo 2\nselect 1;\n\\echo 3\ncommit;\n\\echo 4\nselect 2;\n\\echo 5' || ['1', '2', '3', '4', '5']
        '\\echo 1\nbegin;\n\\echo 2\nselect 1;\n\\echo 3\ncommit;'                              || ['1', '2', '3']
        'select 1;\n\\echo 1\nset a.b = 1;'                                                    || ['1']
    }

    def 'what a transaction of its own sets is in force behind it'() {
        expect:
        SqlScript.parse('a.sql', 'begin; set a.b = 1; select 1; commit; select 2').portions()[1].settings()*.text() == ['set a.b = 1']
    }

    def 'what would not be carried out as it stands is told: #text'() {
        expect:
        SqlScript.parse('a.sql', text).problemsOfTransactions().collect { "${it.at().column()}: ${it.message()}" as String } == problems

        where:
        text                                                      || problems
        'begin; select 1; commit; start transaction; end'         || []
        'begin; savepoint a; savepoint A; rollback to a; release a; release savepoint a; commit' || []
        'begin; savepoint a; select 1; rollback work to savepoint a; commit' || []
        'begin; begin; commit'                                    || ['8: `BEGIN` in the transaction that began at a.sql:1:1']
        'select 1; begin; select 2'                               || ['11: `BEGIN` without `COMMIT`']
        'select 1; commit'                                        || ['11: `COMMIT` without `BEGIN`']
        'begin; select 1; rollback; commit'                       || ['18: `ROLLBACK` of a whole transaction']
        'begin; select 1; abort; commit'                          || ['18: `ROLLBACK` of a whole transaction']
        'begin; commit and chain; commit'                         || ['8: `COMMIT AND CHAIN`']
        'begin; commit and no chain'                              || []
        "begin; prepare transaction 'x'; commit"                  || ['8: `PREPARE TRANSACTION`']
        "commit prepared 'x'"                                     || ['1: `COMMIT PREPARED`']
        'savepoint a'                                             || ['1: `SAVEPOINT` outside of a transaction']
        'begin; savepoint a; commit; begin; rollback to a; commit' || ['36: there is no savepoint `a` in this transaction']
        'begin; savepoint a; release a; rollback to a; commit'    || ['32: there is no savepoint `a` in this transaction']
        'begin read only; select 1; commit'                       || ['1: a transaction that is `READ ONLY`']
        'begin; set transaction read only; select 1; commit'      || ['8: a transaction that is `READ ONLY`']
        'begin; select 1; set transaction isolation level serializable; commit' || ['18: `SET TRANSACTION` that does not stand right behind `BEGIN`']
        'set transaction isolation level serializable'            || ['1: `SET TRANSACTION` that does not stand right behind `BEGIN`']
        "begin; set transaction snapshot 'x'; commit"             || ['8: `SET TRANSACTION SNAPSHOT`']
        'begin; create index concurrently i on t(a); commit'      || ['8: `CREATE INDEX CONCURRENTLY` between `BEGIN` and `COMMIT`']
    }

    def 'what `#text` does, and to what'() {
        expect:
        SqlScript.parse('a.sql', text).statements()[0].alone() == alone

        where:
        text                                                                        || alone
        'create unique index concurrently if not exists "I" on only a.t using btree (b)' || new Alone.BuildIndex('"I"', 'a.t')
        'create index concurrently on t(a)'                                         || new Alone.BuildIndex('', 't')
        'create index concurrently U&"i" on t(a)'                                   || new Alone.BuildIndex('', '')
        'drop index concurrently if exists a . "I" cascade'                         || new Alone.DropIndex('a."I"')
        'reindex index concurrently i'                                              || new Alone.Reindex('INDEX', 'i')
        'reindex (verbose, concurrently) table a.t'                                 || new Alone.Reindex('TABLE', 'a.t')
        'reindex database concurrently'                                             || new Alone.Reindex('DATABASE', '')
        'reindex schema s'                                                          || new Alone.Maintenance()
        'alter table if exists only p * detach partition s.p1 concurrently'         || new Alone.DetachPartition('p', 's.p1')
        'create database d owner x'                                                 || new Alone.ServerObject('database', 'd', true)
        'drop tablespace if exists "T"'                                             || new Alone.ServerObject('tablespace', '"T"', false)
        'vacuum (full) t'                                                           || new Alone.Maintenance()
        'cluster'                                                                   || new Alone.Maintenance()
        "alter system set a = 'b'"                                                  || new Alone.ServerSetting()
        'alter database d set tablespace t'                                         || new Alone.ServerSetting()
        'drop subscription s'                                                       || new Alone.Subscription()
    }

    private static List<List<Object>> portions(String text) {
        SqlScript.parse('a.sql', text).portions().collect { [it.alone(), it.statements()*.text()] }
    }
}
