package dev.gonogo.cli

import dev.gonogo.plan.Json
import dev.gonogo.sql.lint.Rules
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** `gonogo lint` and the findings of `gonogo check`, from the outside. */
class LintCommandSpec extends Specification {

    @TempDir
    Path folder

    String out
    String err

    def 'status #status for #sql'() {
        given:
        file('a.sql', sql)

        expect:
        gonogo(['lint', path('a.sql')] + options) == status

        where:
        sql                                       | options                 || status
        'select 1;'                               | []                      || 0
        'select 1;'                               | ['--fail-on', 'info']   || 0
        'create table t (id bigint primary key);' | []                      || 0
        'create table t (id bigint primary key);' | ['--fail-on', 'info']   || 1
        'drop table public.t;'                    | []                      || 1
        'drop table public.t;'                    | ['--output', 'json']    || 1
        'drop table public.t;'                    | ['--output', 'sarif']   || 1
        'create view public.v with (security_invoker) as select 1;' | ['--server', '14'] || 1
        'create view public.v with (security_invoker) as select 1;' | ['--server', '15'] || 0
    }

    def 'findings go to standard output, with their place as the file was named'() {
        given:
        file('a.sql', "set lock_timeout = '5s';\ndrop table public.t;")

        expect:
        gonogo('lint', path('a.sql')) == 1
        out.startsWith("${path('a.sql')}:2:1: error: `public.t` and all that is in it are dropped;")
        out.readLines().last() == '1 error, 1 warning, 1 note'
        err == ''
    }

    def 'a folder is read in the order of names, and its ways back behind'() {
        given:
        file('m/002_b.sql', 'alter table public.t add column b int;')
        file('m/001_a.sql', 'create table public.t (id bigint primary key);')
        file('m/rollback/002_b.sql', 'alter table public.t drop column b;')

        when:
        gonogo('lint', path('m'), '--output', 'json')
        def json = Json.read(out, Map)

        then:
        json.files*.file == [path('m/001_a.sql'), path('m/002_b.sql')]
        json.files*.reversible == [false, true]
        !json.findings*.rule.contains('drop-column')
    }

    def 'what a file includes is looked at where it stands'() {
        given:
        file('a.sql', "set lock_timeout = '5s';\n\\ir parts/b.sql")
        file('parts/b.sql', '\ndrop table public.t;')

        expect:
        gonogo('lint', path('a.sql')) == 1
        out.startsWith("${path('parts/b.sql')}:2:1: error: `public.t` and all that is in it are dropped")
    }

    def 'wrong calls: #arguments'() {
        expect:
        gonogo(arguments.collect { it.replace('FOLDER', folder.toString()) }) == 2
        err.contains(told)
        out == ''

        where:
        arguments                                   || told
        ['lint']                                    || 'name SQL files, or a folder of them'
        ['lint', 'FOLDER/none.sql']                 || 'there is no such file\n  hint: name SQL files'
        ['lint', 'FOLDER']                          || 'no file in this folder ends in `.sql`'
        ['lint', 'FOLDER', '--fail-on', 'never']    || 'never'
        ['words', '--output', 'sarif']              || '`words` cannot be written as sarif; `lint` and `check` can'
    }

    def 'a file that is no text is a finding, not a crash'() {
        given:
        Files.write(folder.resolve('a.sql'), [0xFF, 0xFE, 0x73, 0x00] as byte[])

        expect:
        gonogo('lint', path('a.sql')) == 1
        out.contains('[unreadable-file]')
    }

    def 'the rules, each on a line and as JSON'() {
        expect:
        gonogo('lint', '--rules') == 0
        out.readLines()*.split(' ')*.getAt(0) == Rules.all()*.id()
        gonogo('lint', '--rules', '--output', 'json') == 0
        Json.read(out, List)*.rule == Rules.all()*.id()
    }

    def 'check: what lint finds in the SQL files of a runbook is told, and is no problem of the runbook'() {
        given:
        book()

        expect:
        gonogo('check', path('book')) == 0
        out == 'spec: 1 tasks, 1 steps, no problem; lint of its SQL files: 1 error, 1 note\n'
        err.startsWith("${path('book/migrations/001.sql')}:1:1: error: `CREATE INDEX` on `public.t` without CONCURRENTLY")
        gonogo('check', path('book'), '--output', 'json') == 0
        Json.read(out, Map).lint.findings*.rule.contains('index-not-concurrent')
        gonogo('check', path('book'), '--output', 'sarif') == 0
        Json.read(out, Map).runs[0].results*.ruleId.contains('index-not-concurrent')
    }

    def 'check: problems as SARIF, status 2'() {
        given:
        book()
        file('book/migrations/002.sql', 'begin; select 1; commit;')

        expect:
        gonogo('check', path('book'), '--output', 'sarif') == 2
        Json.read(out, Map).runs[0].results*.message*.text.every { it.contains('in a file that runs in a transaction of its own') }
    }

    private void book() {
        file('book/migrations/001.sql', 'create index t_a on public.t (a);')
        file('book/rollback/001.sql', 'drop index public.t_a;')
        file('book/runbook.groovy', """
            runbook('spec') {
              role 'dba', 'Database Admin'
              target('db') { embedded() }
              migrations('migrations') { history 'schema_migrations' }
              phase('P') { task('T-1', 'one') { migrate() } }
            }
        """)
    }

    private void file(String name, String content) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, content)
    }

    private String path(String name) {
        folder.resolve(name).toString()
    }

    private int gonogo(String... arguments) {
        gonogo(arguments.toList())
    }

    private int gonogo(List<String> arguments) {
        def result = new ByteArrayOutputStream()
        def progress = new ByteArrayOutputStream()
        def status = new CommandLineProgram(new PrintStream(result), new PrintStream(progress), [:]).run(arguments as String[])
        out = result.toString('UTF-8')
        err = progress.toString('UTF-8')
        status
    }
}
