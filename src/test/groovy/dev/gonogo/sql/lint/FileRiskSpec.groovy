package dev.gonogo.sql.lint

/** How files weigh: computed, whatever their plan calls them. */
class FileRiskSpec extends LintSpecification {

    def '#sql is #kind, #lock, #work: #risk'() {
        given:
        def file = lint(sql).files()[0]

        expect:
        file.kind() == kind
        file.lock() == lock
        file.work() == work
        file.risk() == risk

        where:
        sql                                                    || kind             | lock                        | work         | risk
        'create table public.n (id bigint primary key);'       || Kind.ADDITIVE    | Lock.NONE                   | Work.NONE    | FileRisk.Level.LOW
        'create table public.n (id bigint primary key, t bigint references public.t (id));' || Kind.ADDITIVE | Lock.SHARE_ROW_EXCLUSIVE | Work.NONE | FileRisk.Level.LOW
        'create index concurrently i on public.t (a);'         || Kind.ADDITIVE    | Lock.SHARE_UPDATE_EXCLUSIVE | Work.NONE    | FileRisk.Level.LOW
        'alter table public.t add column a int;'               || Kind.ADDITIVE    | Lock.ACCESS_EXCLUSIVE       | Work.NONE    | FileRisk.Level.MEDIUM
        'create index i on public.t (a);'                      || Kind.ADDITIVE    | Lock.SHARE                  | Work.SCAN    | FileRisk.Level.HIGH
        'alter table public.t rename a to b;'                  || Kind.MODIFYING   | Lock.ACCESS_EXCLUSIVE       | Work.NONE    | FileRisk.Level.HIGH
        'alter table public.t alter a type bigint;'            || Kind.MODIFYING   | Lock.ACCESS_EXCLUSIVE       | Work.REWRITE | FileRisk.Level.HIGH
        'alter table public.t drop column a;'                  || Kind.DESTRUCTIVE | Lock.ACCESS_EXCLUSIVE       | Work.NONE    | FileRisk.Level.HIGH
        'drop index concurrently public.i;'                    || Kind.DESTRUCTIVE | Lock.SHARE_UPDATE_EXCLUSIVE | Work.NONE    | FileRisk.Level.HIGH
        'delete from public.t where a = 1;'                    || Kind.DESTRUCTIVE | Lock.ROW_EXCLUSIVE          | Work.NONE    | FileRisk.Level.HIGH
        'drop policy p on public.t; create policy p on public.t using (owner = current_user);' || Kind.MODIFYING | Lock.ACCESS_EXCLUSIVE | Work.NONE | FileRisk.Level.HIGH
    }

    def 'with a way back, what only modifies counts less'() {
        expect:
        lint(['001.sql': 'alter table public.t rename a to b;', 'rollback/001.sql': 'alter table public.t rename b to a;'])
                .files()*.risk() == [FileRisk.Level.MEDIUM]
    }

    def 'what could not be read is never the most harmless: #sql'() {
        given:
        def file = lint(sql).files()[0]

        expect:
        !file.analysed()
        file.risk() == FileRisk.Level.MEDIUM

        where:
        sql << ['create table t (id int primary key) with;', "select 'open", 'do $$ begin execute x || y; end $$;', 'do $$ begin no; such; end $$;']
    }

    def 'the table names each file, and the worst of it'() {
        expect:
        LintText.risks(lint(['001_add.sql': 'alter table public.t add column a int;', '002_type.sql': 'alter table public.t alter a type bigint;']).files()) == '''\
risk    file          kind         strongest lock            rows           way back
MEDIUM  001_add.sql   additive     AccessExclusiveLock       -              no
HIGH    002_type.sql  modifying    AccessExclusiveLock       all rewritten  no'''
    }
}
