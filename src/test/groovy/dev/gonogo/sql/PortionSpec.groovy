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
