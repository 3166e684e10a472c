package dev.gonogo.cli

import dev.gonogo.SharedServer
import dev.gonogo.plan.Json
import dev.gonogo.postgres.Database
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** `gonogo drift` from the outside. */
class DriftCommandSpec extends Specification {

    @TempDir
    Path folder

    String out
    String err
    Database dev = SharedServer.newDatabase()
    Database prod = SharedServer.newDatabase()

    def setup() {
        file('runbook.groovy', """
            runbook('spec') {
              target('dev') { url '${SharedServer.url(dev)}' }
              target('prod') { url '${SharedServer.url(prod)}'; guarded() }
              migrations('migrations')
              phase('P') { task('T-1', 'one') { migrate() } }
            }
        """)
        file('migrations/1_a.sql', 'create table a(id int);')
        file('migrations/2_b.sql', 'create table b(id int);')
    }

    def 'no drift, status 0'() {
        expect:
        drift() == 0
        out.readLines()[0] =~ /^target  dev: database \S+ as postgres on 127.0.0.1:\d+$/
        out.readLines()[1] == 'history public.schema_migrations, plain versions: 0 applied, 2 only here: 1_a.sql, 2_b.sql'
        out.readLines()[2] =~ /^catalog [0-9a-f]{64}$/
        out.readLines()[3] == 'no drift'
    }

    def 'drift, status 1, as text and as JSON'() {
        given:
        sql dev, 'create table schema_migrations(version text)', "insert into schema_migrations values ('2'), ('9')", 'create table alembic_version(a int)'

        expect:
        drift() == 1
        out.readLines().findAll { it.startsWith('DRIFT') } == [
                'DRIFT   migration `9` is applied on the target, and no file here has that version',
                'DRIFT   `1_a.sql` would be applied after `2_b.sql`, which is newer',
                'DRIFT   `public.alembic_version` remembers migrations too, beside `public.schema_migrations`: two systems change one database']
        out.readLines().last() == 'drift: 3'

        when:
        def status = drift('--output', 'json')
        def report = Json.read(out, Map)

        then:
        status == 1
        report.findings*.kind == ['ONLY_THERE', 'OUT_OF_ORDER', 'OTHER_HISTORY']
        report.findings*.about == ['9', '1_a.sql', 'public.alembic_version']
        [report.applied, report.onlyHere] == [['2_b.sql'], ['1_a.sql']]
    }

    def 'a wrong call, status 2: #arguments'() {
        expect:
        drift(arguments as String[]) == 2
        err.contains(message)

        where:
        arguments                                     || message
        ['--target', 'nowhere']                       || 'runbook `spec` has no target `nowhere`'
        ['--repair', '3']                             || '`--repair 3` says neither what is applied nor what is reverted'
        ['--repair', 'applied=7']                     || 'there is no migration `7` in `migrations`'
        ['--between', 'dev']                          || '`--between` takes two targets'
        ['--between', 'dev,prod', '--pull']           || '`--between` takes two targets'
        ['--between', 'dev,staging']                  || 'has no target `staging`'
    }

    def 'what will be written is shown, and written after a yes only'() {
        expect:
        drift('--baseline', '1') == 3
        out.readLines()[0] == 'creates the table public.schema_migrations, which is not there yet, and runs in one transaction:'
        out.contains("    insert into public.schema_migrations (version, name, checksum) values (cast('1' as text), cast('a' as text), cast('")
        err.startsWith('nothing was written: nobody at a terminal said yes')
        value(dev, "select to_regclass('schema_migrations')") == null

        and:
        drift('--baseline', '1', '--yes') == 0
        err == 'written\n'
        value(dev, 'select version from schema_migrations') == '1'

        and:
        drift('--baseline', '1', '--yes') == 0
        err == 'nothing is to be written\n'

        and: 'a guarded target wants its name from a person'
        drift('--target', 'prod', '--baseline', '1', '--yes') == 3
        value(prod, "select to_regclass('schema_migrations')") == null
    }

    def 'two targets that are alike, status 0'() {
        expect:
        drift('--between', 'dev,prod', '--out', folder.toString()) == 0
        out.readLines().last().startsWith('dev and prod are alike; see ')
        Files.readString(folder.resolve('reconciliation-dev-prod.md')).contains('Nothing: the catalogs are alike.')
    }

    def 'two targets that differ, status 1, with a report on it'() {
        given:
        sql dev, 'create table person(id int primary key, name varchar(20) not null)', 'create table note(id int)', "create view names as select name from person",
                'insert into note values (1), (2)', 'create table schema_migrations(version text)', "insert into schema_migrations values ('1')"
        sql prod, 'create table person(id bigint primary key, name text)', 'create table old(id int)', 'insert into old values (1)',
                'create policy own on person using (true)'

        when:
        def status = drift('--between', 'dev,prod', '--out', folder.resolve('reports').toString())
        def report = Json.read(Files.readString(folder.resolve('reports/reconciliation-dev-prod.json')), Map)
        def markdown = Files.readString(folder.resolve('reports/reconciliation-dev-prod.md'))

        then:
        status == 1
        report.objects.collectEntries { [it.object, it.effect] } == [
                'policy public.person.own': 'DESTRUCTIVE', 'table public.old': 'DESTRUCTIVE', 'column public.person.id': 'DESTRUCTIVE',
                'column public.person.name': 'DESTRUCTIVE',
                'table public.note': 'ADDITIVE', 'view public.names': 'ADDITIVE', 'table public.schema_migrations': 'ADDITIVE']
        report.migrations == [[version: '1', file: '1_a.sql', from: true, to: false], [version: '2', file: '2_b.sql', from: false, to: false]]
        report.rows.find { it.table == 'public.note' } == [table: 'public.note', from: 2, to: null]
        report.rows.find { it.table == 'public.old' } == [table: 'public.old', from: null, to: 1]
        report.kinds.find { it.kind == 'table' } == [kind: 'table', from: 3, to: 2, onlyFrom: 2, onlyTo: 1, different: 0]

        and:
        markdown.startsWith('# Reconciliation: dev → prod\n')
        markdown.contains('| `table public.old` | missing | there | **destructive** |')
        markdown.contains('| `column public.person.id` | there | another one | **destructive** |')
        markdown.contains('dev:\n\n    type: integer\n    not null: yes\n')
        markdown.contains('| `1` | `1_a.sql` | applied | – |')
        markdown.contains('| `public.note` | 2 | – |')
        markdown.contains('| table | 3 | 2 | 2 | 1 | 0 |')

        and:
        drift('--between', 'dev,prod', '--out', folder.toString(), '--output', 'json') == 1
        Json.read(out, Map).objects == report.objects
    }

    private int drift(String... arguments) {
        def out = new ByteArrayOutputStream()
        def err = new ByteArrayOutputStream()
        def all = ['drift', folder.resolve('book').toString(), '--home', folder.resolve('home').toString()] + arguments.toList()
        def status = new CommandLineProgram(new PrintStream(out), new PrintStream(err), [:]).run(all as String[])
        this.out = out.toString("UTF-8")
        this.err = err.toString("UTF-8")
        status
    }

    private void file(String path, String content) {
        def file = folder.resolve('book').resolve(path)
        Files.createDirectories(file.parent)
        Files.writeString(file, content)
    }

    private static void sql(Database database, String... statements) {
        database.open().withCloseable { session -> statements.each { session.execute(it) } }
    }

    private static Object value(Database database, String sql) {
        database.open().withCloseable { it.query(sql).single() }
    }
}
