package dev.gonogo.cli

import dev.gonogo.SharedServer
import dev.gonogo.plan.Json
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** Four machines, each with a home of its own: who plans, who approves twice, and who runs. */
class ApproveCommandSpec extends Specification {

    @TempDir
    Path folder

    String out
    String err

    def setup() {
        def url = SharedServer.url(SharedServer.newDatabase())
        ['ed25519', 'ecdsa256'].each { key -> file(key, resource(key)) }
        file('book/allowed_signers', "ana ${resource('ed25519.pub')}bo ${resource('ecdsa256.pub')}")
        file('book/runbook.groovy', """
            runbook('spec') {
              signers 'allowed_signers'
              role 'dba', 'DBA'
              role 'cto', 'CTO'
              target('db') { url '$url' }
              phase('P') {
                approval('apply') { by 'dba', 'cto'; atLeast 2; signed() }
                task('T-1', 'one') { sql('it') { statement 'create table public.t (id int)' } }
                approval('publish') { by 'cto' }
              }
            }
        """)
    }

    def 'a plan goes round, comes back with signatures, and runs'() {
        expect:
        gonogo('runner', 'plan', path('book'), '--out', path('plan.json')) == 0

        and: 'the others have the plan and nothing else'
        gonogo('anas', 'approve', path('plan.json'), '--as', 'ana', '--role', 'dba', '--reason', 'ok', '--key', path('ed25519'), '--out', path('a.json')) == 0
        out.startsWith('yes to `p/apply` by ana (dba): ok\nrunbook spec, target db, plan ')
        gonogo('bos', 'approve', path('plan.json'), '--as', 'bo', '--role', 'cto', '--reason', 'fine', '--step', 'p/apply', '--key', path('ecdsa256'), '--out', path('b.json'), '--output', 'json') == 0
        Json.read(out, Map).decision == 'yes'

        and:
        gonogo('runner', 'run', path('book'), '--plan', path('plan.json'), '--approval', path('a.json'), '--approval', path('b.json')) == 3
        out.contains('`p/publish` waits for a person: 0 of 1 approvals are given')

        when: 'the third one is signed for the run, on the machine that it waits on'
        def run = Files.list(folder.resolve('runner/runs')).withCloseable { it.findFirst().get() }.fileName.toString()

        then:
        gonogo('runner', 'approve', run, '--as', 'bo', '--role', 'cto', '--reason', 'seen', '--step', 'p/publish', '--key', path('ecdsa256')) == 0
        gonogo('runner', 'resume') == 0
        out.contains('GO')
        gonogo('runner', 'verify') == 0

        and: 'an auditor has the bundle, the head, and signers as they know them; nothing else'
        gonogo('runner', 'bundle', '--out', path('run.zip')) == 0
        gonogo('runner', 'status', '--output', 'json') == 0
        gonogo('auditor', 'verify', path('run.zip'), '--head', Json.read(out, Map).headHash as String, '--signers', path('book/allowed_signers')) == 0
        out == 'as recorded\n'
        !Files.exists(folder.resolve('auditor'))

        and:
        gonogo('auditor', 'verify', path('run.zip'), '--head', '0' * 64) == 1
        out.contains('is not in the journal: its end was cut, or it was written anew')
        gonogo('auditor', 'verify', path('run.zip'), '--signers', path('gone')) == 2
        gonogo('auditor', 'verify', path('plan.json')) == 1
        out.startsWith('the bundle is damaged: ')
    }

    def 'why: the newest run or a named one, and what is to be done'() {
        given:
        gonogo('runner', 'run', path('book'))
        def run = Files.list(folder.resolve('runner/runs')).withCloseable { it.findFirst().get() }.fileName.toString()

        expect:
        gonogo('runner', 'why', 'p/apply') == 0
        out.startsWith('`p/apply` waiting\n  0 of 2 approvals are given; sign by `gonogo approve ' + run + ' --step p/apply`\n  not met   every step is done and passed\n')
        out.contains('  next      `gonogo approve ' + run + ' --step p/apply --as … --role … --reason …` signs it, one of dba, cto\n')
        gonogo('runner', 'why', run, 'T-1/it', '--output', 'json') == 0
        Json.read(out, Map).state == 'pending'
        gonogo('runner', 'why', 'T-1') == 2
        err == "run `$run` has no step `T-1`; it has `T-1/it`\n"
        gonogo('runner', 'why') == 2
    }

    def 'says what is wrong: #arguments'() {
        given:
        gonogo('runner', 'plan', path('book'), '--out', path('plan.json'))
        file('ruined.json', '{"digest": 1}')

        expect:
        gonogo('anas', 'approve', path(plan), '--as', 'ana', '--reason', 'ok', '--key', path(key), *arguments) == 2
        err.contains(told)
        !Files.exists(folder.resolve('anas'))

        where:
        plan          | key       | arguments                              || told
        'plan.json'   | 'ed25519' | ['--role', 'cto']                      || 'role `cto` has a say in `p/apply`, `p/publish`; name one with `--step`'
        'plan.json'   | 'gone'    | ['--role', 'dba']                      || 'there is no key `'
        'plan.json'   | 'ed25519' | []                                     || "Missing required option: '--role=ROLE'"
        'plan.json'   | 'ed25519' | ['--role', 'dba', '--refuse', '--break-glass', 'T-1/it'] || 'are mutually exclusive'
        'plan.json'   | 'ed25519' | ['--role', 'dba', '--break-glass', 'T-1/it'] || 'role `dba` may not break the glass; the plan says `breakGlass` of nobody'
        'ruined.json' | 'ed25519' | ['--role', 'dba']                      || 'is not a plan; make one with `gonogo plan RUNBOOK --out plan.json`'
        'gone.json'   | 'ed25519' | ['--role', 'dba']                      || 'there is not a run `'
    }

    def 'a file of signers that cannot be understood is told with its line'() {
        given:
        file('book/allowed_signers', '# people\nana ssh-ed25519\n')

        expect:
        gonogo('runner', 'check', path('book')) == 2
        err.contains('allowed_signers:2: a line has a person, options or none, the type of a key, and the key')
    }

    def 'signatures without signers are told: #words'() {
        given:
        file('book/runbook.groovy', """
            runbook('spec') {
              role 'cto', 'CTO'
              target('db') { embedded() }
              $head
              phase('P') { approval('apply') { by 'cto'; $words } }
            }
        """)

        expect:
        gonogo('runner', 'check', path('book')) == 2
        err.contains(told)

        where:
        words      | head                            || told
        'signed()' | ''                              || 'approval `apply` asks for signatures, and the runbook does not say whose key signs what'
        ''         | "decision { breakGlass 'cto' }" || '`breakGlass` asks for a signature, and the runbook does not say whose key signs what'
        ''         | "signers 'gone'"                || 'there is no file `gone`'
        ''         | "decision { breakGlass 'ctx' }" || 'there is no role `ctx`'
        ''         | "knownIssue('slow') { ownedBy 'ctx' }" || 'there is no role `ctx`'
        ''         | "knownIssue('slow') { due 'soon' }"  || '`soon` is not a day'
    }

    private String path(String name) {
        folder.resolve(name)
    }

    private void file(String name, String content) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, content)
    }

    private int gonogo(String home, String... arguments) {
        def result = new ByteArrayOutputStream()
        def progress = new ByteArrayOutputStream()
        int status = new CommandLineProgram(new PrintStream(result), new PrintStream(progress), [:])
                .run(*arguments, '--home', path(home))
        out = result.toString('UTF-8')
        err = progress.toString('UTF-8')
        status
    }

    private static String resource(String name) {
        ApproveCommandSpec.getResource("/dev/gonogo/ssh/$name").text
    }
}
