package dev.gonogo.run

import dev.gonogo.PlanBlocked
import dev.gonogo.RunSpecification
import dev.gonogo.plan.DriftReport
import dev.gonogo.plan.MendRefused
import dev.gonogo.plan.MendRequest
import dev.gonogo.plan.Mending
import dev.gonogo.trail.Verdict

import java.nio.file.Files

import static dev.gonogo.plan.DriftFinding.Kind.*
import static dev.gonogo.run.MendRun.End.*

class DriftSpec extends RunSpecification implements OtherSessions {

    static final SUPABASE = 'supabase_migrations.schema_migrations'

    def 'files that are only here are no drift'() {
        given:
        files '1_a.sql': 'create table a();', '2_b.sql': 'create table b();'

        when:
        migrate("to '1'")
        def report = drift()

        then:
        !report.drift
        report.applied() == ['1_a.sql']
        report.onlyHere() == ['2_b.sql']
        [report.history(), report.tool()] == ['public.schema_migrations', 'plain versions']
        report.fingerprint() == plan().catalogFingerprint()
    }

    def 'it is told, and what a run refuses is the same: #kind'() {
        given:
        files '1_a.sql': 'create table a();', '3_c.sql': 'create table c();'
        migrate()
        files changed
        sql(*statements)

        when:
        def report = drift()

        then:
        report.findings()*.kind() == [kind]
        report.findings()*.message() == [message]
        plan().findings()*.message() == [message]
        plan().findings().findAll { it.blocks() }*.message() == (blocks ? [message] : [])

        and:
        driftStep() == (blocks ? [] : ['FAILED', message])

        where:
        kind            | changed                            | statements                                                        || blocks | message
        CHANGED_SINCE   | ['1_a.sql': 'create table a(b int);'] | ['select 1']                                                   || true   | '`1_a.sql` was changed after it was applied'
        ONLY_THERE      | ['1_a.sql': null]                  | ['select 1']                                                      || true   | 'migration `1` is applied on the target, and no file here has that version'
        OUT_OF_ORDER    | ['2_b.sql': 'create table b();']   | ['select 1']                                                      || true   | '`2_b.sql` would be applied after `3_c.sql`, which is newer'
        OTHER_HISTORY   | [:]                                | ['create table flyway_schema_history(a int)', 'delete from gonogo.last_catalog'] || false  | '`public.flyway_schema_history` remembers migrations too, beside `public.schema_migrations`: two systems change one database'
        UNKNOWN_HISTORY | ['1_a.sql': 'create table if not exists a();'] | ['alter table schema_migrations rename version to v', 'delete from gonogo.last_catalog'] || true | 'history `public.schema_migrations` has the columns v, name, checksum, applied_at, by which it is no history of a tool that Gonogo knows'
    }

    def 'a catalog that somebody else has changed since the last run is told by plan, drift and the step'() {
        given:
        files '1_a.sql': 'create table a(b int); create view v as select b from a;'
        migrate()
        sql 'drop view v', 'alter table a alter b type text', 'create table by_hand()'

        when:
        def report = drift()

        then:
        report.findings()*.kind() == [CATALOG_CHANGED]
        report.findings()[0].message() =~ /^the catalog is not as run `\S+` left it on \S+ \S+ UTC: column public.a.b is changed, column public.v.b is gone, table public.by_hand is new, view public.v is gone$/
        plan().findings()*.message() == report.findings()*.message()
        plan().findings().every { it.blocks() }
        driftStep() == []

        when: 'it is meant to be so'
        mend(new MendRequest(false, [], [], Optional.empty(), true)) == WRITTEN

        then:
        !drift().drift
    }

    def 'a catalog that somebody holds locked is told, and keeps nobody from looking at the rest'() {
        given:
        files '1_a.sql': 'create table a(b int); create index i on a(b);'
        migrate()
        file('migrations/1_a.sql', 'create table a(c int);')

        when:
        def report = whileLocked('lock table a in access exclusive mode') { drift() }

        then:
        report.findings()*.kind() == [CHANGED_SINCE, CATALOG_LOCKED]
        report.fingerprint() == ''
    }

    def 'what the run itself has changed is no drift, and neither is what it left in part'() {
        given:
        files '1_a.sql': 'create table a();'
        migrate()
        task "sql('it') { statement 'create table own()' }; drift()"

        expect:
        run().verdict() == Verdict.Decided.GO
        !drift().drift

        when:
        task "sql('more') { statement 'create table more()' }; check('no') { query 'select 1'; expect { scalar == 2 } }"
        run()

        then:
        !drift().drift
    }

    def 'the history of Supabase knows what was run'() {
        given:
        def head = "migrations('migrations') { history '$SUPABASE' }"
        files '20250101120000_a.sql': "-- a\ncreate table a(b text default ';');\n\ncreate table b();\n"
        migrate('', head)

        expect:
        query("select version, name, statements::text from $SUPABASE").rows() ==
                [['20250101120000', 'a', '{"create table a(b text default \';\')","create table b()"}']]
        !drift(head).drift

        when: 'cut by another tool, which keeps comments'
        sql "update $SUPABASE set statements = array[E'-- a\\ncreate table a(b text default '';'')', 'create table b();']"

        then:
        !drift(head).drift

        when:
        sql "update $SUPABASE set statements = array['create table other()']"

        then:
        drift(head).findings()*.kind() == [CHANGED_SINCE]
    }

    def 'golang-migrate and Liquibase are read, and not written: #tool'() {
        given:
        files '1_a.sql': 'create table a();', '2_b.sql': 'create table b();', '3_c.sql': 'create table c();'
        def head = "migrations('migrations') { history 'their_history' }"
        sql(*statements)

        when:
        def report = drift(head)

        then:
        report.tool() == tool
        report.applied() == ['1_a.sql', '2_b.sql']
        report.onlyHere() == ['3_c.sql']
        !report.drift

        when:
        migrate('', head)

        then:
        def blocked = thrown PlanBlocked
        blocked.message.contains("history `their_history` is one of $tool, which Gonogo reads and does not write")

        when:
        mend(new MendRequest(false, ['3'], [], Optional.empty(), false))

        then:
        thrown MendRefused

        where:
        tool             | statements
        'golang-migrate' | ['create table their_history(version bigint, dirty boolean)', 'insert into their_history values (2, false)']
        'Liquibase'      | ['create table their_history(id text, author text, filename text, orderexecuted int, exectype text, md5sum text)',
                            "insert into their_history values ('x', 'me', 'db/1_a.sql', 1, 'EXECUTED', ''), ('y', 'me', 'db/2_b.sql', 2, 'EXECUTED', '')"]
    }

    def 'pull: what only the target has becomes a file, and the drift is gone'() {
        given:
        def head = "migrations('migrations') { history '$SUPABASE' }"
        files '20250101120000_a.sql': 'create table a();', '20250102120000_b.sql': "create table b(c text default ';');\ncomment on table b is 'x';\n"
        migrate('', head)
        files '20250102120000_b.sql': null

        expect:
        drift(head).findings()*.kind() == [ONLY_THERE]

        when:
        Mending shown = null
        def end = mend(new MendRequest(true, [], [], Optional.empty(), false)) { shown = it }

        then:
        end == WRITTEN
        shown.files()*.path() == ['migrations/20250102120000_b.sql']
        shown.files()[0].content() == text('migrations/20250102120000_b.sql')
        text('migrations/20250102120000_b.sql').contains("create table b(c text default ';');\n\ncomment on table b is 'x';\n")
        !drift(head).drift
    }

    def 'pull: where the history does not know the statements, a placeholder says so and stops whoever would apply it'() {
        given:
        sql 'create table schema_migrations(version text)', "insert into schema_migrations values ('1'), ('2')"
        files '1_a.sql': 'create table a();'

        when:
        drift()
        def end = mend(new MendRequest(true, [], [], Optional.empty(), false))

        then:
        end == WRITTEN
        text('migrations/2_pulled.sql').contains('whose history does not know its statements')
        !drift().drift

        when:
        sql 'drop table schema_migrations'

        then:
        step(migrate(), 'T-1/migrate').message().contains('migration 2 is a placeholder: write here what it did')
    }

    def 'pull: where the history knows the checksum, only the file itself fits'() {
        given:
        files '1_a.sql': 'create table a();', '2_b.sql': 'create table b();'
        migrate()
        files '2_b.sql': null

        when:
        Mending shown = null
        def end = mend(new MendRequest(true, [], [], Optional.empty(), false)) { shown = it }

        then:
        end == NOTHING_TO_WRITE
        shown.notes().size() == 1
        shown.notes()[0].startsWith('migration `2` is not pulled')
    }

    def 'repair and baseline change the history, as shown, and nothing else'() {
        given:
        files '1_a.sql': 'create table a();', '2_b.sql': 'create table b();', '3_c.sql': 'create table c();'
        drift()

        when:
        Mending shown = null
        def end = mend(new MendRequest(false, [], [], Optional.of('2'), false)) { shown = it }

        then:
        end == WRITTEN
        shown.createsHistory()
        shown.sql().size() == 2
        shown.sql()[0] =~ /^insert into public.schema_migrations \(version, name, checksum\) values \(cast\('1' as text\), cast\('a' as text\), cast\('[0-9a-f]{64}' as text\)\);$/
        drift().applied() == ['1_a.sql', '2_b.sql']
        value("select to_regclass('a')") == null

        when:
        mend(new MendRequest(false, ['3'], ['1'], Optional.empty(), false))

        then:
        drift().applied() == ['2_b.sql', '3_c.sql']
        drift().findings()*.kind() == [OUT_OF_ORDER]

        when:
        mend(new MendRequest(false, ['1'], [], Optional.empty(), false))

        then:
        !drift().drift
    }

    def 'what cannot be mended is refused, and nothing is written: #message'() {
        given:
        files '1_a.sql': 'create table a();', '2_b.sql': 'create table b();'
        migrate("to '1'")
        files extra

        when:
        mend(new MendRequest(pull, applied, reverted, Optional.ofNullable(baseline), false))

        then:
        def refused = thrown MendRefused
        refused.message.startsWith(message)
        query('select version from schema_migrations').rows() == [['1']]

        where:
        pull  | applied | reverted | baseline | extra || message
        false | ['1']   | []       | null     | [:]   || 'migration `1` is applied already'
        false | ['7']   | []       | null     | [:]   || 'there is no migration `7` in `migrations`\n  hint:'
        false | []      | ['2']    | null     | [:]   || 'the history `public.schema_migrations` has no version `2`'
        false | ['2']   | ['9']    | null     | [:]   || 'the history `public.schema_migrations` has no version `9`'
        false | []      | []       | '9'      | [:]   || 'there is no migration `9`'
    }

    def 'nothing is written before somebody says so: #what'() {
        given:
        files '1_a.sql': 'create table a();'
        task 'migrate()', "migrations('migrations'); target('careful') { url secret('SPEC_DB'); guarded() }"

        expect:
        gonogo().mend(compiled(), Optional.of(target), new MendRequest(false, ['1'], [], Optional.empty(), false), agreed, answering(answer, scripted), { }) == end
        (value("select to_regclass('schema_migrations')") == null) == (end != WRITTEN)

        where:
        what                      | target    | agreed | answer    | scripted || end
        'nobody is there'         | 'db'      | false  | null      | false    || UNANSWERED
        'no'                      | 'db'      | false  | 'no'      | false    || REFUSED
        'something else'          | 'db'      | false  | 'perhaps' | false    || UNANSWERED
        'yes'                     | 'db'      | false  | 'yes'     | false    || WRITTEN
        'yes with the call'       | 'db'      | true   | null      | false    || WRITTEN
        'guarded, with the call'  | 'careful' | true   | null      | false    || UNANSWERED
        'guarded, yes'            | 'careful' | false  | 'yes'     | false    || UNANSWERED
        'guarded, from a file'    | 'careful' | false  | 'careful' | true     || UNANSWERED
        'guarded, its name'       | 'careful' | false  | 'careful' | false    || WRITTEN
    }

    def 'a target that changes while people think is not written'() {
        given:
        files '1_a.sql': 'create table a();'
        task 'migrate()', "migrations('migrations')"

        when:
        gonogo().mend(compiled(), Optional.empty(), new MendRequest(false, ['1'], [], Optional.empty(), false), false,
                { sql 'create table schema_migrations(version text)'; Optional.of(new Answer('ana', '', 'yes', '', false)) } as Prompt, { })

        then:
        def refused = thrown MendRefused
        refused.message.startsWith('the target has changed since this was shown')
        value('select count(*) from schema_migrations') == 0
    }

    private static Prompt answering(String answer, boolean scripted) {
        { question -> answer == null ? Optional.empty() : Optional.of(new Answer('ana', '', answer, '', scripted)) } as Prompt
    }

    private MendRun.End mend(MendRequest request, Closure<?> shown = { }) {
        gonogo().mend(compiled(), Optional.empty(), request, true, { Optional.empty() } as Prompt, { Mending it -> shown(it) })
    }

    private void files(Map<String, String> contents) {
        contents.each { name, content ->
            content == null ? folder.resolve("book/migrations/$name").toFile().delete() : file("migrations/$name", content)
        }
    }

    private String text(String path) {
        Files.readString(folder.resolve('book').resolve(path))
    }

    private migrate(String words = '', String head = "migrations('migrations')") {
        task "migrate { $words }", head
        run()
    }

    private DriftReport drift(String head = "migrations('migrations')") {
        task 'migrate()', head
        gonogo().drift(compiled(), Optional.empty())
    }

    /** State and message of the step in a run that consists of it; none where no run may begin. */
    private List<String> driftStep() {
        task 'drift()', "migrations('migrations')"
        try {
            def report = run()
            assert (evidence(report, 'T-1/drift/drift.json').findings != []) == (report.verdict() != Verdict.Decided.GO)
            [step(report, 'T-1/drift').state().name(), step(report, 'T-1/drift').message()]
        } catch (PlanBlocked ignored) {
            []
        }
    }
}
