package dev.gonogo.sql

import spock.lang.Specification

/** Which portions can only add to the catalog and write rows, so that nothing need be compared around them. */
class AdditionsSpec extends Specification {

    def 'only adds: #text'() {
        expect:
        portion(text).onlyAddsOrWrites()
        portion(text).stretches()*.additions() == [true]

        where:
        text << ['create table t (id bigint generated always as identity primary key, at timestamptz not null default now())',
                 'create table if not exists a.t (a int references b, check (a > 0)); create index on a.t (a)',
                 'create unlogged table t (like u including all) with (fillfactor = 70)',
                 'create table t (a int) inherits (u)',
                 'create unique index i on only t using gin (a, b desc nulls last) include (c)',
                 'create sequence s owned by t.a',
                 "create type mood as enum ('sad', 'ok'); create type pair as (a int, b text)"]
    }

    def 'may do more: #text'() {
        expect:
        !portion(text).onlyAddsOrWrites()

        where:
        text << ['create table t as select drops()',
                 'create table t (a) as table u',
                 'create table t as execute p',
                 'create table p1 partition of p for values in (1)',
                 'create index i on t (lower(a))',
                 'create index i on t ((a || b))',
                 'create index i on t (a) where f(a)',
                 'create or replace view v as select 1',
                 'create schema s create table t () grant all on t to public',
                 'create table t (a int); drop table u',
                 "do 'begin end'",
                 'create extension hstore',
                 'create rule r as on insert to t do also delete from u',
                 'alter table t add a int',
                 'insert into t values (1); truncate t',
                 'select 1; grant select on t to r']
    }

    def 'what writes rows stands apart from what adds: #text'() {
        expect:
        portion(text).onlyAddsOrWrites()
        portion(text).stretches().collect { [it.additions(), it.statements().size()] } == stretches

        where:
        text                                                                                              || stretches
        'insert into t values (1)'                                                                        || [[false, 1]]
        "create table t (a int); comment on table t is 'x'; insert into t values (1); update t set a = 2" || [[true, 2], [false, 2]]
        'select drops(); create table t (a int); with w as (select 1) delete from t; create index on t(a)' || [[false, 1], [true, 1], [false, 1], [true, 1]]
    }

    def 'leaves something in its session: #text is #so'() {
        expect:
        portion(text).setsCustomSettings() == so

        where:
        text                                        || so
        'create table t (a int)'                    || false
        'insert into t (a) select b from s.u'       || false
        "select set_config('app.a', 'b', false)"    || true
        "set app.tenant = 'a'; insert into t values (1)" || true
        "set local \"app\".tenant = 'a'; select 1"  || true
        "load 'auto_explain'"                       || true
        'set search_path = a, b; create table t ()' || false
    }

    private static Portion portion(String text) {
        def portions = SqlScript.parse('a.sql', text + ';').portions()
        assert portions.size() == 1
        portions[0]
    }
}
