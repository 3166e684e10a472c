package dev.gonogo.cli

import dev.gonogo.SharedServer
import dev.gonogo.plan.Json
import dev.gonogo.trail.Report
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** The program from the outside: arguments in; two streams and an exit status out. */
class CommandLineSpec extends Specification {

    @TempDir
    Path folder

    String out
    String err
    Map<String, String> environment = [:]

    def setup() {
        file('runbook.groovy', """
            runbook('spec') {
              role 'dba', 'Database Admin'
              target('db') { url '${SharedServer.url(SharedServer.newDatabase())}'; backups CLONE }
              phase('P') {
                task('T-1', 'one') {
                  sql('make it') { statement 'create table public.note (id int)' }
                  check('empty') { query 'select count(*) from public.note'; expect { scalar == 0 } }
                  manual('seen') { }
                }
              }
            }
        """)
        file('answers.json', '{"answers": [{"step": "T-1/seen", "as": "ana", "answer": "yes"}]}')
    }

    def 'check: no problem'() {
        expect:
        gonogo('check', book()) == 0
        out == 'spec: 1 tasks, 3 steps, no problem\n'
        err == ''
    }

    def 'check: a problem is told on standard error, status 2'() {
        given:
        file('runbook.groovy', "runbook('x') { titel 'y' }")

        expect:
        gonogo('check', book()) == 2
        out == ''
        err.contains("runbook.groovy:1:16: unknown word `titel` in runbook `x`")
    }

    def 'check: problems as JSON'() {
        given:
        file('runbook.groovy', "runbook('x') { titel 'y' }")

        expect:
        gonogo('check', book(), '--output', 'json') == 2
        Json.read(out, Map).problems == [[file: "${folder.resolve('book/runbook.groovy')}".toString(), line: 1, column: 16,
                                          message: 'unknown word `titel` in runbook `x`', hint: 'did you mean `title`?']]
    }

    def 'check: a program that this machine does not have is told long before the window'() {
        given:
        file('runbook.groovy', read('runbook.groovy').replace("sql('make it')", "command('tool') { program 'no-such-tool' }\nsql('make it')"))

        expect:
        gonogo('check', book()) == 0
        err.contains('note: there is no program `no-such-tool`, which `T-1/tool` starts; install it')
    }

    def 'check: there is no runbook'() {
        expect:
        gonogo('check', folder.resolve('nowhere').toString()) == 2
        err == "${folder.resolve('nowhere')}: there is no runbook here\n  hint: name a folder with a `runbook.groovy` in it, or a file\n"
    }

    def 'check: as JSON'() {
        expect:
        gonogo('check', book(), '--output', 'json') == 0
        Json.read(out, Map) == [runbook: 'spec', tasks: 1, steps: 3, problems: [], missingPrograms: [], lint: [findings: [], suppressed: [], files: []]]
    }

    def 'plan: what would be done, and the same plan as JSON in a file'() {
        expect:
        gonogo('plan', book(), '--out', folder.resolve('plan.json').toString()) == 0
        out.contains('! sql       make it\n                  runs create table public.note (id int)')
        Json.read(Files.readString(folder.resolve('plan.json')), Map).digest in String
    }

    def 'run: GO with its status, the reports, and where they are'() {
        expect:
        gonogo('run', book(), '--answers') == 0
        out.contains('\nGO\n  all 5 criteria are met\n')
        run().resolve('report.html').toFile().file
        run().resolve('report.md').toFile().file
        err.contains('T-1 one')

        and: 'status, report and verify find the newest run'
        gonogo('status') == 0
        out.contains('passed           T-1/seen')
        gonogo('status', '--follow', '--output', 'json') == 0
        Json.read(out, Map).verdict == 'GO'
        err.contains('T-1 one')
        gonogo('report', '--format', 'json') == 0
        Json.read(out, Map).verdict == 'GO'
        gonogo('verify') == 0
        out ==~ /as recorded; head [0-9a-f]{64}\n/

        when:
        Files.writeString(run().resolve('report.md'), 'APPROVED FOR PRODUCTION')

        then:
        gonogo('verify') == 1
        out == '`report.md` was changed\n`report.md` does not say what the record says\nnot as recorded\n'

        and: 'to render it again mends the report, and hides nothing'
        gonogo('report') == 0
        gonogo('verify') == 0

        when:
        Files.writeString(run().resolve('plan.json'), Files.readString(run().resolve('plan.json')).replace('"one"', '"two"'))

        then:
        gonogo('report') == 1
        out.contains('`plan.json` is not the plan that this run was last carried out by')
        gonogo('verify') == 1
    }

    def 'run: a failed check is status 1'() {
        given:
        file('runbook.groovy', read('runbook.groovy').replace('scalar == 0', 'scalar == 1'))

        expect:
        gonogo('run', book(), '--answers') == 1
        out.startsWith('\nNO-GO\n  `T-1/empty` failed: `scalar == 1` does not hold: the query returned 0\n')
    }

    def 'run: nobody to ask is status 3'() {
        expect:
        gonogo('run', book()) == 3
        out.startsWith('\nNOT DECIDED\n  `T-1/seen` waits for a person: nobody confirmed it\n')
    }

    def 'resume: goes on where the run was held, and once it is over there is nothing to go on with'() {
        expect:
        gonogo('run', book()) == 3
        gonogo('resume') == 3
        err.startsWith("run ${run().fileName}: 2 of 3 steps are done; it ended because: `T-1/seen` waiting: nobody confirmed it\n")
        gonogo('resume', '--until', 'T-9') == 2
        gonogo('resume', '--answers') == 0
        out.startsWith('\nGO\n')
        gonogo('verify') == 0
        gonogo('resume', '--answers') == 2
        err.endsWith("run `${run().fileName}` is over (completed), and nothing was done\n  hint: `gonogo run` begins a new one; `gonogo rollback` takes this one back\n")
        gonogo('rollback') == 2
        gonogo('rollback', '--reason', 'it must') == 2
        err.contains('there is nothing to roll back: the run changed nothing, or the runbook has no `rollback`')
    }

    def 'resume: a runbook that was changed needs a yes, and what is done must stay as it is'() {
        given:
        gonogo('run', book())
        def journal = Files.readString(run().resolve('journal.jsonl'))

        when:
        file('runbook.groovy', read('runbook.groovy').replace("manual('seen')", "manual('looked at')"))

        then:
        gonogo('resume', '--answers') == 3
        err.contains("step `T-1/looked-at` is new\nstep `T-1/seen` is gone (waiting)\n")

        when:
        file('runbook.groovy', read('runbook.groovy').replace('(id int)', '(id bigint)'))

        then:
        gonogo('resume', '--answers') == 2
        err.contains('`T-1/make-it` is done and was changed; say `--keep T-1/make-it`')
        gonogo('resume', '--again', 'T-1/make-it') == 2
        Files.readString(run().resolve('journal.jsonl')) == journal
    }

    def 'rollback: that it led back is status 0, and the run is a no-go all the same'() {
        given:
        file('runbook.groovy', read('runbook.groovy').replace("manual('seen') { }", """manual('seen') { }
                rollback { sql('back') { statement '$back'; allowLoss 'table public.note' } }"""))
        gonogo('run', book())

        expect:
        gonogo('rollback', '--reason', 'it must') == status
        out.startsWith('\nNO-GO\n')
        gonogo('status') == 1

        where:
        back                     || status
        'drop table public.note' || 0
        'drop table public.nope' || 1
    }

    def 'a step of the way back that is in doubt is status 4'() {
        given:
        def report = Json.read(Report.getResource('no-go-report.json').getText('UTF-8'), Map)

        expect:
        ExitStatus.of(Json.read(Json.line(report + [ended: 'stopped', rollbackSteps: [report.steps[0] + [state: state]]]), Report)) == status

        where:
        state      || status
        'passed'   || 1
        'in-doubt' || 4
    }

    def 'status: of a run whose process was killed'() {
        given:
        gonogo('run', book())
        def journal = run().resolve('journal.jsonl')
        def lines = Files.readAllLines(journal)
        def begun = lines.findIndexOf { it.contains('"step-started"') && it.contains('"T-1/make-it"') }
        Files.writeString(journal, lines[0..begun].join('\n') + '\n{"seq":')

        expect:
        gonogo('status') == 3
        out.startsWith('running          T-1/make-it\npending          T-1/empty\npending          T-1/seen\n')
        out.contains('NOT DECIDED')
        gonogo('resume', '--answers') == 0
        err.contains('0 of 3 steps are done; its process ended without a word\n  `T-1/make-it` was running when it ended\n')
        gonogo('status') == 0
    }

    def 'run: until a task, which must be there'() {
        expect:
        gonogo('run', book(), '--until', 'T-2') == 2
        err == 'runbook `spec` has no task `T-2`; it has `T-1`\n'
        !Files.exists(folder.resolve('home/runs'))
        gonogo('run', book(), '--answers', '--until', 'T-1') == 0
    }

    def 'run: answers that no step asked for are told'() {
        given:
        file('answers.json', '{"answers": [{"step": "T-1/seen", "as": "ana", "answer": "yes"}, {"step": "T-1/sen", "answer": "yes"}]}')

        expect:
        gonogo('run', book(), '--answers') == 0
        err.endsWith('answers that no step asked for: T-1/sen\n')
    }

    def 'run: only if the plan is still the one that was made'() {
        given:
        gonogo('plan', book(), '--out', folder.resolve('plan.json').toString())
        file('runbook.groovy', read('runbook.groovy').replace('(id int)', '(id bigint)'))

        expect:
        gonogo('run', book(), '--plan', folder.resolve('plan.json').toString(), '--answers') == 2
        err.contains('this is not the approved plan, and nothing was changed: file `runbook.groovy` was changed; step `T-1/make-it` was changed')
    }

    def 'run: not by a plan whose text was edited'() {
        given:
        def plan = folder.resolve('plan.json')
        gonogo('plan', book(), '--out', plan.toString())

        expect:
        gonogo('run', book(), '--plan', plan.toString(), '--answers') == 0

        when:
        Files.writeString(plan, Files.readString(plan).replace('runs create table', 'drops table'))

        then:
        gonogo('run', book(), '--plan', plan.toString(), '--answers') == 2
        err.contains('the file that was handed over says something else than the plan of its digest')
    }

    def 'wrong calls are status 2 and say what is wrong: #arguments'() {
        expect:
        gonogo(*arguments) == 2
        err.contains(message)

        where:
        arguments                                           | message
        ['wrong']                                           | "Unmatched argument at index 0: 'wrong'"
        []                                                  | 'name a command'
        ['run']                                             | "Missing required parameter: 'RUNBOOK'"
        ['status', 'nope']                                  | 'there is not a run `nope` in'
        ['words', 'chekc']                                  | 'there is no word `chekc`; `gonogo words` lists all'
    }

    def 'a target or a file of answers that is not there is status 2'() {
        expect:
        gonogo('run', book(), '--target', 'prod') == 2
        err.startsWith('runbook `spec` has no target `prod`; it has `db`')
        gonogo('run', book(), '--answers', folder.resolve('none.json').toString()) == 2
        err.contains('cannot be used for answers: there is no such file')
        gonogo('run', book(), '--plan', folder.resolve('none.json').toString()) == 2
        err.contains('is not there; make one with `gonogo plan RUNBOOK --out plan.json`')
    }

    def 'words: one word, and all as JSON'() {
        expect:
        gonogo('words', 'estimate') == 0
        out == 'in task\n  estimate duration                  how long it takes\n\n' +
                'in option\n  estimate duration                  how long the way back takes; nothing begins that could not be taken back before the window closes\n'
        gonogo('words', '--output', 'json') == 0
        Json.read(out, List).size() > 80
    }

    private int gonogo(String... arguments) {
        def outBytes = new ByteArrayOutputStream()
        def errBytes = new ByteArrayOutputStream()
        def home = arguments && arguments[0] in ['plan', 'run', 'resume', 'rollback', 'status', 'report', 'verify', 'check']
                ? ['--home', folder.resolve('home').toString()] : []
        def status = new CommandLineProgram(new PrintStream(outBytes), new PrintStream(errBytes), environment)
                .run((arguments.toList() + home) as String[])
        out = outBytes.toString('UTF-8')
        err = errBytes.toString('UTF-8')
        status
    }

    private String book() {
        folder.resolve('book').toString()
    }

    private Path run() {
        Files.list(folder.resolve('home/runs')).withCloseable { it.findFirst().get() }
    }

    private String read(String name) {
        Files.readString(folder.resolve('book').resolve(name))
    }

    private void file(String name, String content) {
        Files.createDirectories(folder.resolve('book'))
        Files.writeString(folder.resolve('book').resolve(name), content)
    }
}
