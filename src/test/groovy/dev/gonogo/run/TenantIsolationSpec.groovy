package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report
import dev.gonogo.trail.StepRecord

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WARNED

/** Row level security that leaks in one way each, and what the check says of it. */
class TenantIsolationSpec extends RunSpecification {

    static final A = '11111111-1111-4111-8111-111111111111'
    static final B = '22222222-2222-4222-8222-222222222222'
    static final CURRENT = "nullif(current_setting('app.tenant', true), '')::uuid"
    static final GRANTED = "current_setting('app.tenant', true)"

    String app = "app_${System.nanoTime()}"
    Report report

    def setup() {
        sql "create role $app", "grant usage on schema public to $app",
                'create table tenant(id uuid primary key, name text)',
                'create table document(id int generated always as identity primary key, tenant_id uuid not null references tenant, title text not null, unique (tenant_id, title))',
                'create table comment(id int primary key, document_id int references document, body text)',
                "insert into tenant values ('$A', 'a'), ('$B', 'b')",
                "insert into document(tenant_id, title) select t, 'of ' || n from unnest(array['$A', '$B']::uuid[]) t, generate_series(1, 3) n",
                "insert into comment select id, id, 'on ' || title from document"
        ['tenant', 'document', 'comment'].each {
            sql "alter table $it enable row level security", "alter table $it force row level security",
                    "grant select, insert, update, delete on $it to $app"
        }
        sql "create policy own on tenant using (id = $CURRENT)",
                "create policy own on document using (tenant_id = $CURRENT)",
                'create policy own on comment using (document_id in (select id from document))'
    }

    def cleanup() {
        sql "alter role $app nosuperuser nobypassrls", "drop owned by $app cascade", "drop role $app"
    }

    def 'what is isolated passes, and nothing of it is changed'() {
        given:
        def rows = 'select id, tenant_id, title, xmin::text from document'
        def before = query(rows).rows()

        when:
        def checked = isolation()

        then:
        checked.message() == "3 relations as $app for $A and $B: nobody reads or writes rows of others; what was tried was rolled back"
        checked.state() == PASSED
        query(rows).rows() == before
        value('select last_value from document_id_seq') == 6
        evidence(report, 'T-1/c/tenant-isolation.json').relations*.column == [null, 'tenant_id', 'id']
    }

    def 'a leak is told with its table and command: #what'() {
        given:
        sql(*statements.collect { it.replace('APP', app) })

        when:
        def checked = isolation()

        then:
        checked.state() == FAILED
        checked.message().split('; ').contains(told.replace('APP', app))

        where:
        what                               | statements                                                                                    || told
        'a policy that is true'            | ['create policy all_ on document using (true)']                                               || 'without a tenant, 6 rows of public.document are read'
        'the same, as a tenant'            | ['create policy all_ on document using (true)']                                               || "tenant $A reads 3 rows of others in public.document"
        'everybody when nobody is set'     | ["create policy none on document using ($GRANTED is null)"]                                   || 'without a tenant, 6 rows of public.document are read'
        "everybody when it is reset"       | ["create policy reset on document using ($GRANTED = '')"]                                     || "with the setting reset to '', 6 rows of public.document are read"
        'one tenant that sees all'         | ["create policy host on document for select using ($GRANTED = '$B')"]                         || "tenant $B reads 3 rows of others in public.document"
        'a table through its parent'       | ['create policy all_ on comment for select using (true)']                                     || "tenant $A and tenant $B both read 6 rows of public.comment"
        'the table of tenants itself'      | ['create policy all_ on tenant for select using (true)']                                      || "tenant $A reads 1 rows of others in public.tenant"
        'an update that nobody can read'   | ['create policy all_ on document for update using (true) with check (true)']                  || "as tenant $A, policies let role `APP` UPDATE 6 rows of public.document, of which 3 are its own"
        'an update as nobody'              | ["create policy none on document for update using ($GRANTED is null)"]                        || 'without a tenant, policies let role `APP` UPDATE 6 rows of public.document, of which 0 are its own'
        'a delete'                         | ['create policy all_ on document for delete using (true)']                                    || "as tenant $B, policies let role `APP` DELETE 6 rows of public.document, of which 3 are its own"
        'a delete through the parent'      | ['create policy all_ on comment for delete using (true)']                                     || "as tenant $A, policies let role `APP` DELETE 6 rows of public.comment, of which 3 are its own"
        'an insert'                        | ['create policy all_ on document for insert with check (true)']                               || "tenant $A can INSERT a row of tenant $B into public.document"
        'an insert as nobody'              | ["create policy n on document for insert with check ($GRANTED is null)"]                      || "role `APP` without a tenant can INSERT a row of tenant $A into public.document"
        'a row given away'                 | ["create policy gift on document for update using (tenant_id = $CURRENT) with check (true)"]  || "tenant $B can give a row of public.document to tenant $A"
        'a table that nobody thought of'   | ['create table note(id int, tenant_id uuid)', "insert into note values (1, '$A')", 'grant select on note to APP'] || 'row level security does not bind role `APP` on public.note: it is not enabled'
        'a policy without row security'    | ['alter table document disable row level security']                                           || 'row level security does not bind role `APP` on public.document: it is not enabled'
        'an owner who is not forced'       | ['alter table document no force row level security', 'alter table document owner to APP']     || 'row level security does not bind role `APP` on public.document: it owns the table, and it is not FORCED'
        "a view with its owner's eyes"     | ['create view v as select * from document', 'grant select on v to APP']                       || "tenant $A reads 3 rows of others in public.v"
        'a materialized view'              | ['create materialized view m as select * from document', 'grant select on m to APP']          || 'without a tenant, 6 rows of public.m are read'
        'a partition behind its parent'    | ['create table p(tenant_id uuid) partition by hash (tenant_id)', 'create table p0 partition of p for values with (modulus 1, remainder 0)',
                                              "insert into p values ('$A'), ('$B')", 'alter table p enable row level security', "create policy own on p using (tenant_id = $CURRENT)",
                                              'grant select on p, p0 to APP']                                                               || "tenant $A reads 1 rows of others in public.p0"
        'truncate'                         | ['grant truncate on document to APP']                                                         || 'role `APP` may TRUNCATE public.document, which no policy binds'
        'a locked door is no isolation'    | ["alter policy own on document using (tenant_id = $CURRENT and false)"]                                                            || "tenant $A reads none of its 3 rows of public.document"
    }

    def 'what proves nothing is broken, and never passes: #what'() {
        given:
        sql(*statements.collect { it.replace('APP', app) })

        when:
        def checked = isolation(words)

        then:
        checked.state() == BROKEN
        checked.message().startsWith(told.replace('APP', app))

        where:
        what                   | statements                                           | words                    || told
        'a superuser'          | ['alter role APP superuser']                         | ''                       || 'role `APP` is a superuser, whom no policy binds'
        'BYPASSRLS'            | ['alter role APP bypassrls']                         | ''                       || 'role `APP` has BYPASSRLS, so that no policy binds it'
        'no role'              | []                                                   | "asRole 'nobody_at_all'" || 'there is no role `nobody_at_all`'
        'no table'             | []                                                   | "schema 'elsewhere'"     || 'no table of schema elsewhere has row level security'
        'a table that is gone' | []                                                   | "tables 'gone'"          || 'there is no table public.gone'
        'an empty table'       | ['delete from comment']                              | ''                       || "there is no row to read, which proves nothing; `mayBeEmpty 'public.comment'` lets it pass"
        'one tenant'           | ['delete from comment', "delete from document where tenant_id = '$B'", "delete from tenant where id = '$B'"] | "except 'comment'" || 'the data names 1 tenants, and two are needed'
        'no privilege'         | ['revoke all on tenant, document, comment from APP'] | ''                       || 'role `APP` may read none of the 3 relations'
        'a policy that raises' | ['drop policy own on document', "create policy own on document using (tenant_id = (current_setting('app.tenant') || 'x')::uuid)"] | '' || "tenant $A, SELECT of public.comment: invalid input syntax"
    }

    def 'a policy that is dear to ask is asked before rows are counted'() {
        given:
        sql 'drop policy own on comment', 'create policy own on comment using (exists (select from document d where d.id = document_id))'

        expect:
        isolation().state() == PASSED
    }

    def 'what may be empty, is shared, or is not found by itself can be said'() {
        given:
        sql 'delete from comment', 'create table shared(id int)', 'alter table shared enable row level security',
                'create policy all_ on shared using (true)', 'insert into shared values (1)', "grant select on shared to $app"

        expect:
        isolation("mayBeEmpty 'comment'; except 'shared'; tenants '$A', '$B'; column 'tenant_id'").state() == PASSED
    }

    def 'an error in the place of no rows is closed, and a person reads of it'() {
        given:
        sql 'drop policy own on document', "create policy own on document using (tenant_id = current_setting('app.tenant')::uuid)"

        when:
        def checked = isolation()

        then:
        checked.state() == WARNED
        checked.message().contains('without a tenant, queries fail instead of finding nothing: unrecognized configuration parameter "app.tenant"')
        checked.message().contains(/with the setting reset to '', queries fail instead of finding nothing: invalid input syntax for type uuid: ""/)
    }

    def 'a trigger that makes every row its own leaves an insert untold'() {
        given:
        sql "create function mine() returns trigger language plpgsql as 'begin new.tenant_id = current_setting(''app.tenant'', true); return new; end'",
                'create trigger mine before insert on document for each row execute function mine()'

        expect:
        isolation().message().contains("whether tenant $A can INSERT a row of tenant $B into public.document is not told")
    }

    def 'a value with the tenant inside, and a check that writes nothing'() {
        given:
        def claim = "(nullif(current_setting('request.claims', true), '')::json ->> 'tenant')::uuid"
        sql 'drop policy own on document', "create policy own on document using (tenant_id = $claim)",
                'drop policy own on tenant', "create policy own on tenant using (id = $claim)",
                'create policy all_ on document for insert with check (true)'

        when:
        def checked = isolation('readOnly()', "setting 'request.claims', '{\"tenant\": \":tenant\"}'")

        then:
        checked.message().endsWith('nobody reads rows of others; nothing was written')
        checked.state() == PASSED
    }

    private StepRecord isolation(String words = '', String setting = "setting 'app.tenant'") {
        def role = words.contains('asRole') ? '' : "asRole '$app'"
        task("check('c') { tenantIsolation { $setting; $role; $words } }")
        report = run()
        step(report, 'T-1/c')
    }
}
