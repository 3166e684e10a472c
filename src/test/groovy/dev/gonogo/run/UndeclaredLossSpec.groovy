package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** What a migration takes away without a word, by real migrations: it is undone, unless the step declares it. */
class UndeclaredLossSpec extends RunSpecification {

    static final SCHEMA = '''
        create table person(id int primary key, name text not null default 'nobody', role varchar(20) default 'user', age smallint check (age > 0));
        create table note(id bigint generated always as identity primary key, person int constraint of_person references person on delete cascade,
                          tenant text not null, body text, pages numeric(6,2));
        create index by_tenant on note(tenant, id);
        create view names with (security_invoker = true) as select id, name from person;
        create view roles as select id, role from person;
        create function mine(tenant text) returns boolean language sql stable as 'select tenant = current_user';
        create function touched() returns trigger language plpgsql set search_path = public as 'begin return new; end';
        create trigger touch before update on note for each row execute function touched();
        create policy own on note using (tenant = current_user);
        create policy of_function on note for select using (mine(tenant));
        alter table note enable row level security, force row level security;
        create type mood as enum ('sad', 'glad');
        create type pair as (one int, two text);
        create domain grade as int not null check (value < 7);
        create sequence tickets;
        create table parts(a int) partition by list (a);
        create table part_1 partition of parts for values in (1);
        create rule kept as on delete to parts do instead nothing;
        grant select, insert on person to loss_reader;
        grant select on names to loss_reader;
        grant update (body) on note to loss_reader;
        grant usage on schema public to loss_reader;
        grant execute on function mine(text) to loss_reader;
        alter default privileges in schema public grant update on tables to loss_reader;
    '''

    def setup() {
        sql 'create role loss_reader', *SCHEMA.split(/;\n/).collect { it.trim() }.findAll()
    }

    def cleanup() {
        sql 'drop owned by loss_reader', 'drop role loss_reader'
    }

    def 'it is undone: #statement'() {
        given:
        file 'migrations/1_it.sql', "create table harmless(); $statement;"

        when:
        def failed = migrate()

        then:
        step(failed, 'T-1/migrate').state() == FAILED
        step(failed, 'T-1/migrate').message() == "`1_it.sql` would $told, which the step does not declare with `allowLoss`; the file was rolled back"
        failed.verdict() == Verdict.Decided.NO_GO
        value("select to_regclass('harmless')") == null

        where:
        statement                                                                     || told
        'alter table person drop column role cascade'                                 || 'remove column public.person.role, view public.roles'
        'alter table note drop constraint of_person, add constraint person_exists check (person > 0)' || 'remove constraint public.note.of_person'
        'alter policy own on note using (true)'                                       || 'weaken policy public.note.own (definition: permissive for all to public using ((tenant = CURRENT_USER)) → permissive for all to public using (true))'
        'drop policy own on note; create policy own on note using (true)'             || 'weaken policy public.note.own (definition: permissive for all to public using ((tenant = CURRENT_USER)) → permissive for all to public using (true))'
        'alter table note alter body type bytea using null'                           || 'weaken column public.note.body (type: text → bytea)'
        "create or replace function mine(tenant text) returns boolean language sql stable as 'select true'" || 'weaken function public.mine(tenant text) (body)'
        'alter table note disable row level security'                                 || 'weaken table public.note (row security: yes → none)'
        'alter table note no force row level security'                                || 'weaken table public.note (forced row security: yes → none)'
        'alter table note set unlogged'                                               || 'weaken table public.note (logged: yes → none)'
        'alter table note alter tenant drop not null'                                 || 'weaken column public.note.tenant (not null: yes → none)'
        'alter table person alter name drop default'                                  || "weaken column public.person.name (default: 'nobody'::text → none)"
        'alter table note alter id drop identity'                                     || 'remove sequence public.note_id_seq and would weaken column public.note.id (identity: always → none)'
        'alter table note alter pages type numeric(5,2)'                              || 'weaken column public.note.pages (type: numeric(6,2) → numeric(5,2))'
        'alter table note drop constraint of_person, add constraint of_person foreign key (person) references person' || 'weaken constraint public.note.of_person (definition: FOREIGN KEY (person) REFERENCES public.person(id) ON DELETE CASCADE → FOREIGN KEY (person) REFERENCES public.person(id))'
        'alter table note drop constraint of_person, add constraint of_person foreign key (person) references person on delete cascade not valid' || 'weaken constraint public.note.of_person (validated: yes → none)'
        'drop index by_tenant; create index by_tenant on note(tenant)'                || 'weaken index public.by_tenant (definition)'
        'drop trigger touch on note'                                                  || 'remove trigger public.note.touch'
        'alter table note disable trigger touch'                                      || 'weaken trigger public.note.touch (enabled: yes → none)'
        'alter function mine(text) security definer'                                  || 'weaken function public.mine(tenant text) (security: invoker → definer), function public.mine(tenant text) (body)'
        'alter function touched() reset search_path'                                  || 'weaken function public.touched() (settings: search_path=public → none)'
        'revoke insert on person from loss_reader'                                    || 'weaken table public.person (grants: loss_reader=a → none)'
        'revoke update (body) on note from loss_reader'                               || 'weaken column public.note.body (grants: loss_reader=w → none)'
        'drop view names; create view names with (security_invoker = true) as select id, name from person' || 'weaken view public.names (grants: loss_reader=r → none)'
        'create or replace view names as select id, name from person'                 || 'weaken view public.names (options: security_invoker=true → none)'
        "alter type mood rename value 'sad' to 'blue'"                                || "weaken type public.mood (labels: 'sad', 'glad' → 'blue', 'glad')"
        'alter type pair drop attribute two'                                          || 'weaken type public.pair (attributes: one integer, two text → one integer)'
        'alter domain grade drop not null'                                            || 'weaken type public.grade (not null: yes → none)'
        'alter domain grade drop constraint grade_check'                              || 'weaken type public.grade (constraint grade_check: CHECK ((VALUE < 7)) → none)'
        'drop sequence tickets'                                                       || 'remove sequence public.tickets'
        'alter table parts disable rule kept'                                         || 'weaken rule public.parts.kept (enabled: yes → none)'
        'alter table person owner to loss_reader'                                     || 'weaken table public.person (owner: postgres → loss_reader)'
        'alter default privileges in schema public revoke update on tables from loss_reader' || 'remove default privileges postgres.public r'
        'drop function mine cascade'                                                  || 'remove function public.mine(tenant text), policy public.note.of_function'
    }

    def 'it is done when the step declares it: #statement'() {
        given:
        file 'migrations/1_it.sql', "$statement;"

        expect:
        migrate("allowLoss '$object'").verdict() == Verdict.Decided.GO

        where:
        statement                                      || object
        'alter policy own on note using (true)'        || 'policy public.note.own'
        'alter table parts disable rule kept'          || 'rule public.parts.kept'
        'alter default privileges in schema public revoke update on tables from loss_reader' || 'default privileges postgres.public r'
    }

    def 'what is only more than before needs no word'() {
        given:
        file 'migrations/1_it.sql', MORE

        expect:
        migrate().verdict() == Verdict.Decided.GO
    }

    static final MORE = '''
        alter table person alter age type bigint;
        alter table note alter pages type numeric(8,3);
        alter table note alter person type bigint, alter person set not null;
        alter table person alter name set default 'somebody';
        alter type mood add value 'calm' before 'glad';
        alter type pair add attribute three date;
        grant select, insert, update on person to loss_reader;
        comment on table person is 'people';
        create or replace view names with (security_invoker = true) as select id, upper(name) as name from person;
        create or replace function touched() returns trigger language plpgsql set search_path = public as 'begin return null; end';
        alter table parts enable row level security;
        drop view roles; alter table person alter role type text; create view roles as select id, role from person;
        alter sequence tickets increment 5;
        alter table parts detach partition part_1;
    '''

    def 'what only follows a declared loss needs no word of its own: #statement'() {
        given:
        file 'migrations/1_it.sql', "$statement;"

        expect:
        migrate(declared).verdict() == Verdict.Decided.GO

        where:
        statement                                                            | declared
        'alter table note rename tenant to owner' | "allowLoss 'column public.note.tenant'"
        'alter table person rename to people' | "allowLoss 'table public.person'"
        'alter table person alter age type text, drop constraint person_age_check' | "allowLoss 'column public.person.age', 'constraint public.person.person_age_check'"
    }

    def 'rows can be written without a look at the catalog, but what a trigger does with them is seen: #what, #when'() {
        given:
        sql '''create function loses() returns trigger language plpgsql as 'begin %s; return null; end' '''.formatted(does),
                'create constraint trigger loses after insert on note deferrable initially %s for each row execute function loses()'.formatted(when)
        file 'migrations/1_it.sql', '''
            create table harmless(a int generated always as identity, b int);
            insert into harmless(b) select generate_series(1, 3);
            insert into note(tenant) values ('a');
            update note set body = 'b';
            create index on harmless(a);
        '''

        when:
        def migrated = migrate()

        then:
        step(migrated, 'T-1/migrate').state() == state
        step(migrated, 'T-1/migrate').message() == told
        (value("select to_regclass('harmless')") != null) == (state == PASSED)
        state == FAILED || value('select max(a) from harmless') == 3
        events*.event().findAll { it instanceof Event.Noticed }.empty

        where:
        [[what, does, state, told], when] << [[
            ['a loss', 'drop view roles', FAILED, '`1_it.sql` would remove view public.roles, which the step does not declare with `allowLoss`; the file was rolled back'],
            ['a weakening', 'alter table person alter name drop not null', FAILED, '`1_it.sql` would weaken column public.person.name (not null: yes → none), which the step does not declare with `allowLoss`; the file was rolled back'],
            ['an addition', 'create table added()', PASSED, 'applied 1_it.sql'],
            ['other rows', 'delete from person', PASSED, 'applied 1_it.sql'],
        ], ['immediate', 'deferred']].combinations()
    }

    def 'a deferred trigger of any file has its turn before the last look: #statement'() {
        given:
        sql '''create function loses() returns trigger language plpgsql as 'begin drop view roles; return null; end' ''',
                'create constraint trigger loses after insert on note deferrable initially deferred for each row execute function loses()'
        file 'migrations/1_it.sql', "$statement; insert into note(tenant) values ('a');"

        expect:
        step(migrate(), 'T-1/migrate').message().startsWith('`1_it.sql` would remove view public.roles')

        where:
        statement << ['create view other as select 1', 'set constraints all deferred', 'alter table note add column more int']
    }

    def 'a step of SQL is no way around it either'() {
        given:
        sql '''create function loses() returns trigger language plpgsql as 'begin drop view roles; return null; end' ''',
                'create constraint trigger loses after insert on note deferrable initially deferred for each row execute function loses()'
        task '''sql('one') { statement "insert into note(tenant) values ('a')" }'''

        expect:
        step(run(), 'T-1/one').message().contains('would remove view public.roles')
    }

    def 'who hides the writes from the server is looked at: #how'() {
        given:
        sql "create function loses() returns trigger language plpgsql $attribute as 'begin $first drop view roles; return null; end'",
                'create trigger loses after insert on note for each statement execute function loses()'
        file 'migrations/1_it.sql', statements

        expect:
        step(migrate(), 'T-1/migrate').message().startsWith('`1_it.sql` would remove view public.roles')

        where:
        how                          | attribute                | first                        || statements
        'in the file'                | ''                       | ''                           || "select set_config('track_counts', 'off', true); insert into note(tenant) values ('a');"
        'by a setting of a function' | 'set track_counts = off' | ''                           || "insert into note(tenant) values ('a');"
        'in the body of a function'  | ''                       | 'set track_counts = off;'    || "insert into note(tenant) values ('a');"
    }

    def 'rows of the catalog itself are no others, also where there is no function: #statement'() {
        given:
        sql 'drop function mine cascade', 'drop function touched cascade'
        file 'migrations/1_it.sql', "insert into person(name) select 'x' where false; $statement;"

        expect:
        value('select count(*) from pg_proc where oid >= 16384') == 0
        step(migrate(), 'T-1/migrate').message().startsWith('`1_it.sql` would weaken column public.person.name (not null: yes → none)')

        where:
        statement << [
            "update pg_attribute set attnotnull = false where attrelid = 'person'::regclass and attname = 'name'",
            "update U&\"\\0070g_attribute\" set attnotnull = false where attrelid = 'person'::regclass and attname = 'name'",
        ]
    }

    def 'an index that calls functions of the database is looked at'() {
        given:
        sql '''create function compares(a int, b int) returns int language plpgsql volatile as
                  'begin drop view if exists public.roles; return case when a < b then -1 when a > b then 1 else 0 end; end' ''',
                '''create operator class hostile for type int using btree as
                  operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 compares(int, int)''',
                'create table numbers as select generate_series(1, 9) n'
        file 'migrations/1_it.sql', 'create index on numbers (n hostile);'

        expect:
        step(migrate(), 'T-1/migrate').message().startsWith('`1_it.sql` would remove view public.roles')
    }

    def 'an addition for which the server calls functions of the database is looked at: #what'() {
        given:
        sql '''create function boom() returns int language plpgsql volatile as 'begin drop view if exists public.roles; return 1; end' ''',
                '''create function folded(int) returns int language plpgsql immutable as 'begin perform public.boom(); return 1; end' ''',
                '''create function distance(a int, b int) returns float8 language plpgsql immutable as 'begin perform public.boom(); return b - a; end' ''',
                '''create function less(a int, b int) returns boolean language plpgsql immutable as 'begin perform public.boom(); return a < b; end' ''',
                'create table numbers as select generate_series(1, 3000) n'
        before.each { sql it }
        file 'migrations/1_it.sql', "$statements;"

        expect:
        step(migrate(), 'T-1/migrate').message().startsWith('`1_it.sql` would remove view public.roles')

        where:
        what                               | before                                                                                              || statements
        'a generated column'               | []                                                                                                  || 'create table a(x int, y int generated always as (folded(1)) stored)'
        'beside one that counts'           | []                                                                                                  || 'create table a(n int generated always as identity, y int generated always as (folded(1)) stored)'
        'the predicate of an exclusion'    | []                                                                                                  || 'create table a(x int4range, exclude using gist (x with &&) where (folded(1) = 1))'
        'with rows'                        | []                                                                                                  || "insert into note(tenant) values ('a'); create table a(x int, y int generated always as (folded(1)) stored)"
        'a default of a domain in a type'  | ['create domain d as int check (public.boom() = 1)', 'create type comp as (a d)']                           || "create table a(x comp default '(1)')"
        'an array of a domain'             | ['create domain d as int check (public.boom() = 1)']                                                        || "create table a(x d[] default '{1}')"
        'the distance in a range'          | ['create type r as range (subtype = int, subtype_diff = distance)', 'create table big with (autovacuum_enabled = off) as select r(n, n + 1) x from numbers'] || 'create index on big using gist (x)'
        'an operator of an operator class' | ['create operator <<< (leftarg = int, rightarg = int, function = less)', '''create operator class mm for type int using brin as operator 1 <<<, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 brin_minmax_opcinfo(internal),
                  function 2 brin_minmax_add_value(internal, internal, internal, internal), function 3 brin_minmax_consistent(internal, internal, internal), function 4 brin_minmax_union(internal, internal, internal)'''] || 'create index on numbers using brin (n mm)'
    }

    def 'a history with something of its own is refused that would run behind the last look: #what'() {
        given:
        sql 'create table schema_migrations(version text primary key, applied_at timestamptz not null default now(), sha256 text)',
                '''create function nothing() returns trigger language plpgsql as 'begin return null; end' ''',
                '''create function one(text default '') returns int language sql immutable as 'select 1' '''
        sql(*attached.split('; '))
        file 'migrations/1_it.sql', 'create table added();'

        when:
        def ended = outcome { migrate() }

        then:
        ended.contains("public.schema_migrations has the $what, which would run unseen with every row that is written; disable or drop it for the window")
        value("select to_regclass('added')") == null

        where:
        what                        | attached
        'trigger `one`'             | 'create trigger one before insert on schema_migrations for each row execute function nothing()'
        'rule `one`'                | 'create rule one as on insert to schema_migrations do also delete from person'
        'default of the column `n`' | 'alter table schema_migrations add n int default one()'
        'constraint `one`'          | 'alter table schema_migrations add constraint one check (one() = 1)'
        'column `d`'                | 'create domain d as int check (one() = 1); alter table schema_migrations add d d'
        'index `one`'               | 'create index one on schema_migrations (one(version))'
        'policy `one`'              | 'create policy one on schema_migrations using (one() = 1)'
    }

    def 'a trigger that is disabled does no harm'() {
        given:
        sql 'create table schema_migrations(version text primary key, applied_at timestamptz not null default now(), sha256 text)',
                '''create function nothing() returns trigger language plpgsql as 'begin return null; end' ''',
                'create trigger one before insert on schema_migrations for each row execute function nothing()',
                'alter table schema_migrations disable trigger one'
        file 'migrations/1_it.sql', 'create table added();'

        expect:
        step(migrate(), 'T-1/migrate').state() == PASSED
        value('select count(*) from schema_migrations') == 1
    }

    def 'what a deferred constraint refuses is told to be at the end of the transaction'() {
        given:
        sql 'create table head(id int primary key)', 'create table leg(head int references head deferrable initially deferred)'
        file 'migrations/1_it.sql', "$first insert into leg values (7);"

        expect:
        step(migrate(), 'T-1/migrate').message().endsWith(
                'migrations/1_it.sql: insert or update on table "leg" violates foreign key constraint "leg_head_fkey" (SQLSTATE 23503); ' +
                'this was at the end of the transaction, where deferred constraints and triggers have their turn')

        where:
        first << ['', 'create view other as select 1;']
    }

    private static String outcome(Closure<Report> work) {
        try {
            return work()*.reasons().toString()
        } catch (RuntimeException refused) {
            return refused.message + refused.class
        }
    }

    private Report migrate(String words = '') {
        task "migrate { $words }", "migrations('migrations')"
        run()
    }
}
