package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.model.RunbookProblems
import dev.gonogo.trail.Report
import dev.gonogo.trail.StepRecord

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** Checks of rows and of the catalog: data, references, objects, enums, validity; and snapshots of content. */
class DataChecksSpec extends RunSpecification {

    Report report

    def setup() {
        sql 'create table person(id int primary key, email text, tenant text, born date)',
                "insert into person values (1, 'a@x', 't', '1990-01-01'), (2, 'b@x', 't', null), (3, null, 'u', '1980-02-03')",
                'create table note(id int primary key, author int, body text, created_at timestamptz, share numeric)',
                "insert into note values (1, 1, 'one', now() - interval '1 day', 50), (2, 2, 'two', now(), 0), (3, null, 'three', null, 100)",
                "create type mood as enum ('good', 'bad')"
    }

    def 'rows that are as they should be: #words'() {
        when:
        def checked = check("data { $words }")

        then:
        checked.message() == told
        checked.state() == PASSED

        where:
        words                                                                   || told
        "tables 'public.note'; notNull 'body'"                                  || '3 rows in 1 tables, 1 conditions counted'
        "tables 'note', 'person'; notNull 'id'; atLeast 3"                      || '6 rows in 2 tables, 2 conditions counted'
        "unique 'id'"                                                           || '6 rows in 2 tables, 2 conditions counted'
        "tables 'person'; unique 'tenant', 'email'"                             || '3 rows in 1 tables, 1 conditions counted'
        "notInFuture 'created_at', 'born'"                                      || '6 rows in 2 tables, 2 conditions counted'
        "tables 'note'; between 'share', 0, 100; between 'created_at', '2020-01-01', '2999-01-01'" || '3 rows in 1 tables, 2 conditions counted'
        "tables 'person'; oneOf 'tenant', 't', 'u'"                             || '3 rows in 1 tables, 1 conditions counted'
        "tables 'note'; condition 'length(body) > 2 -- long enough'"                || '3 rows in 1 tables, 1 conditions counted'
    }

    def 'rows that are not: #words'() {
        when:
        def checked = check("data { $words }")

        then:
        checked.message() == told
        checked.state() == FAILED

        where:
        words                                                || told
        "tables 'note'; notNull 'author', 'created_at'"      || '1 rows of public.note: author is NULL; 1 rows of public.note: created_at is NULL'
        "tables 'person'; unique 'tenant'"                   || '2 rows of public.person: tenant is there more than once'
        "tables 'note'; between 'share', 1, 99"              || '2 rows of public.note: share is out of range'
        "tables 'person'; oneOf 'tenant', 't'"               || '1 rows of public.person: tenant is none of the values'
        "tables 'person'; condition \"email like '%@x'\""        || "1 rows of public.person: `email like '%@x'` does not hold"
        "tables 'note'; condition \"created_at < now() - interval '1 hour'\"" || "2 rows of public.note: `created_at < now() - interval '1 hour'` does not hold"
        "tables 'note', 'gone'; atLeast 4"                   || 'there is no table public.gone; public.note has 3 rows, wanted are 4'
        "tables 'note'; notNull 'gone'"                      || 'public.note has no column gone'
        "notNull 'tenant_id'"                                || 'no table of schema public has tenant_id'
    }

    def 'a time in the future is found in whichever table it is'() {
        given:
        sql "update note set created_at = now() + interval '1 hour' where id = 1", "update person set born = current_date + 2 where id = 1"

        expect:
        check("data { notInFuture 'created_at', 'born' }").message() == '1 rows of public.note: created_at is in the future; 1 rows of public.person: born is in the future'
    }

    def 'a condition that cannot be asked breaks the check, and cannot leave its transaction'() {
        expect:
        check("data { tables 'note'; condition 'nonsense > 1' }").state() == BROKEN

        when:
        check("data { tables 'note'; condition 'true) is true; commit; drop table note; select (true' }")

        then:
        thrown RunbookProblems
        value("select to_regclass('note')") == 'note'
    }

    def 'rows that row level security hides from the role break it'() {
        given:
        def role = "reader_${System.nanoTime()}"
        sql "create role $role login password 'secret-of-spec'", "grant select on note to $role", 'alter table note enable row level security'

        when:
        task("check('c') { data { tables 'note'; notNull 'id' } }", "target('reader') { url 'postgresql://$role:secret-of-spec@${dev.gonogo.SharedServer.url(database).replaceFirst('.*@', '')}' }")
        def checked = step(run(dev.gonogo.RunRequest.on('reader')), 'T-1/c')

        then:
        checked.state() == BROKEN
        checked.message().contains('row-level security')

        cleanup:
        sql "drop owned by $role", "drop role $role"
    }

    def 'a reference that no foreign key keeps is counted: #statement'() {
        given:
        sql statement

        when:
        def checked = check("foreignKeys { atLeast 0; undeclared 'public.note.author', '$to' }")

        then:
        checked.message() == told
        checked.state() == state

        where:
        statement                              | to                  || state  | told
        'select 1'                             | 'public.person.id'  || PASSED | '0 foreign keys and 1 references without one, 0 orphans'
        'delete from person where id = 2'      | 'public.person.id'  || FAILED | '1 rows that `public.note.author → public.person.id` should keep out'
        'select 1'                             | 'public.person.key' || FAILED | 'public.person has no column key'
        'select 1'                             | 'public.people.id'  || FAILED | 'there is no table public.people'
    }

    def 'objects of the catalog are there, or are not: #words'() {
        when:
        def checked = check(words)

        then:
        checked.message() == told
        checked.state() == state

        where:
        words                                                                   || state  | told
        "objects 'table public.note', 'column public.note.body', 'type public.mood'" || PASSED | 'all 3 are there'
        "objects 'table public.note', 'index public.note_body'"                 || FAILED | 'there is no index public.note_body'
        "noObjects 'table public.user_audits', 'view public.upload_errors'"     || PASSED | 'none of the 2 is there'
        "noObjects 'table public.note'"                                         || FAILED | 'there is still table public.note'
        "enumeration 'public.mood', 'good', 'bad'"                              || PASSED | 'good, bad'
        "enumeration 'public.mood', 'bad', 'good'"                              || FAILED | 'its labels are `good`, `bad`'
        "enumeration 'public.humour', 'good'"                                   || FAILED | 'there is no enum public.humour'
    }

    def 'what has no kind is no object'() {
        when:
        check("objects 'public.note'")

        then:
        def refused = thrown RunbookProblems
        refused.message.contains('`public.note` names no catalog object')
    }

    def 'what is there and does not do its work is told: #what'() {
        given:
        statements.each { try { sql it } catch (dev.gonogo.postgres.StatementFailed expected) { assert expected.message.contains('unique') } }

        when:
        def checked = check('valid()')

        then:
        checked.message() == told
        checked.state() == (told.startsWith('every') ? PASSED : FAILED)

        where:
        what                  | statements                                                                                                 || told
        'nothing'             | []                                                                                                         || 'every index and constraint is valid, and no trigger disabled'
        'an index'            | ['create unique index concurrently once on person(tenant)']                                                || 'index public.once is invalid'
        'a constraint'        | ['alter table note add constraint positive check (id > 0) not valid']                                      || 'constraint public.positive on note is not validated'
        'a foreign key'       | ['alter table note add constraint by foreign key (author) references person not valid']                    || 'constraint public.by on note is not validated'
        'a trigger'           | ["create function f() returns trigger language plpgsql as 'begin return new; end'",
                                 'create trigger t before insert on note for each row execute function f()', 'alter table note disable trigger t'] || 'trigger public.t on note is disabled'
    }

    def 'what is known to be invalid can be left out'() {
        given:
        sql 'alter table note add constraint positive check (id > 0) not valid'

        expect:
        check("valid { except 'public.positive' }").state() == PASSED
    }

    def 'after #statement, compare { #what } is #state'() {
        given:
        sql 'insert into person select n, null, null, null from generate_series(101, 197) n'
        task """
            snapshot('before') { rowCounts(); contents() }
            sql('change') { statement "$statement" }
            compare('before') { $what }
        """

        when:
        def compared = step(run(), 'T-1/compare-before')

        then:
        compared.message() == told
        compared.state() == state

        where:
        statement                                  | what                                               || state  | told
        'select 1'                                 | 'contentsUnchanged(); rowCountsUnchanged()'        || PASSED | 'as in snapshot `before`'
        "update note set body = 'x' where id = 1"  | 'contentsUnchanged(); rowCountsUnchanged()'        || FAILED | 'the rows of public.note are others'
        "update note set body = 'x' where id = 1"  | "contentsUnchanged(); except 'public.note'"        || PASSED | 'as in snapshot `before`'
        "update note set body = body"              | 'contentsUnchanged()'                              || PASSED | 'as in snapshot `before`'
        'delete from person where id = 197'        | 'rowCountsWithin 1.percent'                        || PASSED | 'as in snapshot `before`'
        'delete from person where id > 195'        | 'rowCountsWithin 1.percent'                        || FAILED | 'rows of public.person: 100 → 98'
        'delete from note where id = 3'            | 'rowCountsWithin 1.percent'                        || FAILED | 'rows of public.note: 3 → 2'
    }

    private StepRecord check(String words) {
        task("check('c') { $words }")
        report = run()
        step(report, 'T-1/c')
    }
}
