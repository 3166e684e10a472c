package dev.gonogo.run.script

import dev.gonogo.RunSpecification
import dev.gonogo.postgres.Notice
import dev.gonogo.sql.SqlScript
import spock.lang.Shared

/** One statement outside of a transaction, of which an earlier attempt may have taken effect. */
class AloneRunSpec extends RunSpecification {

    @Shared
    List<String> said = []

    def setup() {
        said.clear()
        sql 'create table t(a int)', 'create index there on t(a)', 'create table p(a int) partition by list (a)', 'create table p1 partition of p for values in (1)',
                'create table alone(a int)'
    }

    def 'what took effect is not done again: #statement'() {
        when:
        attempt(statement, true)

        then:
        said == ["`$command` began earlier in this run; by the catalog it took effect"]

        where:
        statement                                              || command
        'create index concurrently there on t(a)'              || 'CREATE INDEX CONCURRENTLY'
        'set search_path = public; create index concurrently "there" on t(a)' || 'CREATE INDEX CONCURRENTLY'
        'drop index concurrently gone'                         || 'DROP INDEX CONCURRENTLY'
        'alter table p detach partition alone concurrently'    || 'ALTER TABLE'
        'create database postgres'                             || 'CREATE DATABASE'
        'drop database gone'                                   || 'DROP DATABASE'
        'drop tablespace gone'                                 || 'DROP TABLESPACE'
        'create tablespace pg_default location \'/tmp\''       || 'CREATE TABLESPACE'
    }

    def 'what took no effect is done: #statement'() {
        when:
        attempt(statement, true)

        then:
        value("select $then")
        said == []

        where:
        statement                                         || then
        'create index concurrently i on public.t(a)'      || "to_regclass('i') is not null"
        'drop index concurrently there'                   || "to_regclass('there') is null"
        'alter table p detach partition p1 concurrently'  || "not exists (select from pg_inherits where inhrelid = 'p1'::regclass)"
        'vacuum t'                                        || 'true'
        'reindex table concurrently t'                    || 'true'
    }

    def 'without an earlier attempt the server decides: #statement'() {
        when:
        attempt(statement, false)

        then:
        def failed = thrown ScriptFailed
        failed.told() == told
        value("select to_regclass('there')") == 'there'

        where:
        statement                                    || told
        'create index concurrently there on t(a)'    || 'a.sql:1:1: relation "there" already exists (SQLSTATE 42P07)'
        'drop index concurrently gone'               || 'a.sql:1:1: index "gone" does not exist (SQLSTATE 42704)'
        'create database postgres'                   || 'a.sql:1:1: database "postgres" already exists (SQLSTATE 42P04)'
    }

    def 'an index of that name elsewhere is not the one that was asked for'() {
        given:
        sql 'create table u(a int)'

        when:
        attempt('create index concurrently if not exists there on u(a)', false)

        then:
        def refused = thrown PortionRefused
        refused.told() == 'a.sql:1:1: there is no index `there` on `u` after it'
    }

    def 'copies that an interrupted reindex left are dropped, those of #statement and no others'() {
        given:
        sql 'create table u(a int)', 'create index t_a_ccnew on t(a)', 'create index there_ccold1 on t(a)', 'create index u_a_ccnew on u(a)', 'create index t_ccnew on t(a)',
                "update pg_index set indisvalid = false where indexrelid in ('t_a_ccnew'::regclass, 'there_ccold1'::regclass, 'u_a_ccnew'::regclass)"

        when:
        attempt(statement, false)

        then:
        query("select relname from pg_class where relname ~ '_cc(new|old)' order by 1").rows()*.get(0) == left
        said.size() == 1

        where:
        statement                                 || left
        'reindex index concurrently there'        || ['t_a_ccnew', 't_ccnew', 'u_a_ccnew']
        'reindex table concurrently public.t'     || ['t_ccnew', 'u_a_ccnew']
        'reindex schema concurrently public'      || ['t_ccnew']
        'reindex (concurrently) table t'          || ['t_ccnew', 'u_a_ccnew']
    }

    def 'what no catalog here can tell stays in doubt'() {
        when:
        attempt("create subscription s connection 'dbname=x' publication p", true)

        then:
        def doubt = thrown PortionInDoubt
        doubt.message == '`CREATE SUBSCRIPTION` at a.sql:1:1 began earlier in this run, and whether it took effect cannot be found out; ' +
                'look at pg_subscription here and at pg_replication_slots on the publisher'
    }

    private void attempt(String text, boolean inDoubt) {
        def portion = SqlScript.parse('a.sql', text).portions()[0]
        new AloneRun(database, database, { Notice notice -> notice.severity() == 'RECONCILED' && said << notice.message() }, portion, inDoubt).attempt()
    }
}
