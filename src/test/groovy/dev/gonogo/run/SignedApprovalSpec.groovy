package dev.gonogo.run

import dev.gonogo.ApprovalRequest
import dev.gonogo.ResumeRequest
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.plan.Json
import dev.gonogo.plan.Plan
import dev.gonogo.ssh.SigningKey
import dev.gonogo.trail.ApprovalFile
import dev.gonogo.trail.ApprovalRefused
import dev.gonogo.trail.Report
import dev.gonogo.trail.RunFolder
import dev.gonogo.trail.Signed
import dev.gonogo.trail.StepState
import dev.gonogo.trail.Verdict

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

/** Approvals that were signed elsewhere, from the plan alone, and handed over as files. */
class SignedApprovalSpec extends RunSpecification {

    static final Map<String, String> KEYS = [ana: 'ed25519', bo: 'ecdsa256', kim: 'rsa']

    def setup() {
        file('allowed_signers', KEYS.collect { person, key -> "$person ${resource(key + '.pub')}" }.join(''))
        file('change.sql', 'create table public.changed (id int);')
        book("by 'dba', 'cto'; atLeast 2; validFor 1.hour; signed()")
    }

    private void book(String words, String head = '') {
        runbook """
            approval('apply') { $words }
            task('T-1', 'a task') { sql('change') { file 'change.sql' } }
        """, "signers 'allowed_signers'; role 'qa', 'QA'\n$head"
    }

    def 'two people sign the plan elsewhere, and it runs'() {
        given:
        def plan = planFile()

        when:
        def report = runWith(sign('ana', 'dba', plan: plan), sign('kim', 'cto', plan: plan))

        then:
        report.verdict() == Verdict.Decided.GO
        report.steps()[0].message() == 'approved by ana, kim'
        report.approvals()*.note() == ['looked at it', 'looked at it']
        value("select to_regclass('public.changed') is not null")
    }

    def 'nothing else is a yes: a person at the prompt is not even asked'() {
        when:
        def report = run(RunRequest.on('db'), { question -> throw new AssertionError(question) } as Prompt)

        then:
        report.steps()[0].state() == StepState.WAITING
        report.steps()[0].message() == "0 of 2 approvals are given; sign by `gonogo approve ${report.run()} --step p/apply`"
        report.verdict() == Verdict.Decided.NOT_DECIDED
    }

    def 'what waits goes on when it is signed for the run'() {
        given:
        def held = runFolder(runWith(sign('ana', 'dba')))

        when:
        sign('bo', 'dba', run: held).handTo(held)
        def report = resume(held)

        then:
        report.verdict() == Verdict.Decided.GO
        report.steps()[0].message() == 'approved by ana, bo'
    }

    def 'does not count and refuses the run: #what'() {
        given:
        def approval = sign('ana', 'dba')
        Files.writeString(folder.resolve('a.json'), Json.file(approval))

        when:
        change.call(this, approval)
        run(handed(folder.resolve('a.json')))

        then:
        def refused = thrown(ApprovalRefused)
        refused.message.contains(told)
        !Files.exists(folder.resolve('home/runs'))
        value("select to_regclass('public.changed') is null")

        where:
        what                    | told                                                        | change
        'a changed file'        | 'file `change.sql` was changed; step `T-1/change` was changed' | { spec, it -> spec.file('change.sql', 'create table public.changed (id bigint);') }
        'a changed runbook'     | 'step `p/apply` was changed'                                 | { spec, it -> spec.book("by 'dba'; signed()") }
        'an expired one'        | 'what `ana` signed expired at '                             | { spec, it -> spec.clock.advance(Duration.ofMinutes(61)) }
        'one of the future'     | 'which is still to come'                                    | { spec, it -> spec.clock.advance(Duration.ofMinutes(-10)) }
        'a changed text'        | 'the signature of `ana` is not one of what it stands under' | { spec, it -> spec.write(it, it.signed().text().replace('looked', 'Looked')) }
        'another person'        | 'the signature of `bo` is not one of what it stands under'  | { spec, it -> spec.write(it, it.signed().text().replace('"ana"', '"bo"')) }
        'fields more'           | 'what is signed is no approval as Gonogo writes it'         | { spec, it -> spec.write(it, it.signed().text().replace('{"schema"', '{"schema":2,"schema"')) }
        'no approval'           | 'is no approval; make one with `gonogo approve`'            | { spec, it -> Files.writeString(spec.folder.resolve('a.json'), '{}') }
        'nothing'               | 'there is no file `'                                        | { spec, it -> Files.delete(spec.folder.resolve('a.json')) }
        'no signature'          | 'it is no SSH signature'                                    | { spec, it -> Files.writeString(spec.folder.resolve('a.json'), Json.file(new ApprovalFile(1, new Signed(it.signed().text(), ''), it.plan()))) }
        'a key taken away'      | 'file `allowed_signers` was changed'                        | { spec, it -> spec.file('allowed_signers', "bo ${resource('ecdsa256.pub')}") }
    }

    def 'is not even signed: #what'() {
        when:
        sign(*signed)

        then:
        def failure = thrown(ApprovalRefused)
        failure.message == told

        where:
        what                     | signed                       || told
        'an unknown role'        | ['ana', 'dbx']               || 'there is no role `dbx`; there is `dba`, `cto`, `qa`'
        'a role without a say'   | ['ana', 'qa']                || 'the plan has no approval that role `qa` has a say in'
        'nobody'                 | [' ', 'dba']                 || 'an approval needs the name of a person'
        'an unknown step'        | [[step: 'x/y'], 'ana', 'dba'] || 'role `dba` has a say in `p/apply`; name one with `--step`'
        'without a reason'       | [[reason: ' '], 'ana', 'dba'] || 'an approval needs a reason'
    }

    def 'a yes that does not count is none: #what'() {
        given:
        if (head) {
            book("by 'dba', 'cto'; atLeast 2; signed()", head)
        }
        def approvals = signed.collect { sign(*it) }

        when:
        def held = runFolder(run(RunRequest.on('db'), { Optional.empty() } as Prompt))
        approvals.each { it.handTo(held) }
        def report = resume(held)

        then:
        report.steps()[0].state() == StepState.WAITING
        report.steps()[0].message().startsWith(told)
        report.verdict() == Verdict.Decided.NOT_DECIDED

        where:
        what                          | head                                           | signed                                              || told
        'one person twice'            | ''                                             | [['ana', 'dba'], ['ana', 'cto']]                    || '1 of 2 approvals'
        'one person under two names'  | ''                                             | [['ana', 'dba'], [[key: 'ed25519'], 'bo', 'cto']]   || '1 of 2 approvals'
        'somebody without a key'      | ''                                             | [['ana', 'dba'], [[key: 'rsa'], 'eve', 'cto']]      || '1 of 2 approvals'
    }

    def 'one key under two names is one person'() {
        given:
        file('allowed_signers', "ana,bo ${resource('ed25519.pub')}")
        def plan = planFile()

        when:
        def report = runWith(sign('ana', 'dba', plan: plan), sign(key: 'ed25519', plan: plan, 'bo', 'cto'))

        then:
        report.steps()[0].message().startsWith('1 of 2 approvals are given')
    }

    def 'who is not one of the people of a role does not speak for it'() {
        given:
        runbook """
            approval('apply') { by 'security'; signed() }
        """, "signers 'allowed_signers'; role('security', 'Security') { people 'kim', 'bo' }"

        when:
        sign('ana', 'security')

        then:
        def failure = thrown(ApprovalRefused)
        failure.message == '`ana` is not one of the people of role `security`: kim, bo'

        when:
        def report = runWith(sign('kim', 'security'))

        then:
        report.verdict() == Verdict.Decided.GO
    }

    def 'a signed no holds the run until the same person says yes'() {
        given:
        book("by 'dba'; signed()")
        def plan = planFile()
        def refused = runWith(sign(plan: plan, decision: 'no', reason: 'not on a Friday', 'ana', 'dba'))

        expect:
        refused.steps()[0].state() == StepState.REFUSED
        refused.steps()[0].message() == 'ana refused: not on a Friday'
        refused.verdict() == Verdict.Decided.NO_GO

        when:
        clock.advance(Duration.ofMinutes(5))
        def held = runFolder(refused)
        sign('ana', 'dba', run: held).handTo(held)

        then:
        resume(held).verdict() == Verdict.Decided.GO
    }

    def 'who carries the run out is not enough alone'() {
        given:
        book("by 'dba'; atLeast $atLeast; signed()")
        def plan = planFile()

        when:
        def report = runAs('Ana', signers.collect { sign(plan: plan, it, 'dba') })

        then:
        report.steps()[0].state() == state
        report.steps()[0].message().startsWith(told)

        where:
        atLeast | signers       || state             | told
        1       | ['ana']       || StepState.WAITING | '1 of 1 approvals are given; one of them must be by somebody else than who carries the run out'
        1       | ['bo']        || StepState.PASSED  | 'approved by bo'
        2       | ['ana', 'bo'] || StepState.PASSED  | 'approved by ana, bo'
    }

    def 'a target that is guarded asks for signatures by itself'() {
        given:
        runbook """
            approval('apply') { by 'dba' }
            task('T-1', 'a task') { sql('change') { file 'change.sql' } }
        """, "signers 'allowed_signers'; target('prod') { url secret('SPEC_DB'); guarded() }"
        def prompt = { Question question -> Optional.of(new Answer('kim', 'dba', question.step() == 'run/target' ? 'prod' : 'yes', '', false)) } as Prompt
        def held = run(RunRequest.on('prod'), prompt)

        expect:
        held.steps()[0].message() == "0 of 1 approvals are given; on a guarded target, answers from a file do not count; sign by `gonogo approve ${held.run()} --step p/apply`"

        when:
        sign('ana', 'dba', run: runFolder(held)).handTo(runFolder(held))
        def report = gonogo().resume(runFolder(held), ResumeRequest.asBegun(), prompt, {} as Printer)

        then:
        report.verdict() == Verdict.Decided.GO
    }

    def 'a guarded target without signers is refused before anything is done'() {
        given:
        runbook "approval('apply') { by 'dba' }", "target('prod') { url secret('SPEC_DB'); guarded() }"

        expect:
        gonogo().plan(compiled(), Optional.of('prod')).blockers()*.message() ==
                ['approvals on the guarded target `prod` must be signed, and the runbook does not say whose key signs what']
    }

    def 'a signature in the record that was made for something else is none: #what'() {
        given:
        def plan = planFile()
        def report = runWith(sign('ana', 'dba', plan: plan), sign('kim', 'cto', plan: plan))
        def journal = runFolder(report).journal()

        when:
        dev.gonogo.trail.Forgery.rewrite(runFolder(report), clock) { event -> forged.call(event) }
        def judged = Report.of(runFolder(report))

        then:
        judged.verdict() == Verdict.Decided.NO_GO
        judged.reasons() == [told]

        where:
        what             | told                                                         | forged
        'another person' | 'the answer of `bo` is not what was signed'                  | { it instanceof dev.gonogo.trail.Event.Answered && it.as() == 'ana' ? new dev.gonogo.trail.Event.Answered(it.step(), 'bo', it.role(), it.answer(), it.note(), false, it.signed()) : it }
        'no signature'   | 'approval `apply` was not given'                             | { it instanceof dev.gonogo.trail.Event.Answered && it.as() == 'ana' ? new dev.gonogo.trail.Event.Answered(it.step(), 'ana', it.role(), it.answer(), it.note(), false) : it }
        'another text'   | 'the signature of `bo` is not one of what it stands under'   | { it instanceof dev.gonogo.trail.Event.Answered && it.as() == 'ana' ? dev.gonogo.trail.Event.Answered.of(new Signed(it.signed().text().replace('"ana"', '"bo"'), it.signed().signature())) : it }
    }

    def 'a plan that says something else under the same digest was not approved'() {
        given:
        def shown = Json.read(Json.line(plan()).replace('a task', 'harmless'), Plan)

        when:
        runWith(sign('ana', 'dba', plan: shown))

        then:
        shown.digest() == plan().digest()
        def failure = thrown(ApprovalRefused)
        failure.message.contains('`ana` was shown a plan that says something else')
    }

    def 'what holds a secret would not be recorded as it was signed, and does not count'() {
        given:
        book("by 'dba'; signed()")
        def held = runFolder(run(RunRequest.on('db'), { Optional.empty() } as Prompt))

        when:
        sign('ana', 'dba', run: held, reason: 'the address is ' + dev.gonogo.SharedServer.url(database)).handTo(held)
        def report = resume(held)

        then:
        report.steps()[0].state() == StepState.WAITING
        Files.readString(held.journal()).contains('what `ana` signed holds a secret; sign again, with another reason')
    }

    private Plan planFile() {
        Json.read(Json.file(plan()), Plan)
    }

    private ApprovalFile sign(Map<String, Object> more = [:], String who, String role) {
        def key = folder.resolve('key-' + who.strip())
        Files.writeString(key, resource((String) more.key ?: KEYS[who] ?: 'ed25519'))
        def held = Optional.ofNullable(more.run as RunFolder)
        gonogo().approve(new ApprovalRequest((more.plan ?: held.map { it.readPlan() }.orElseGet { planFile() }) as Plan, held,
                Optional.ofNullable(more.step as String), (more.decision ?: 'yes') as String, who, role,
                (more.reason ?: 'looked at it') as String, SigningKey.of(Optional.of(key), folder)))
    }

    private void write(ApprovalFile approval, String text) {
        Files.writeString(folder.resolve('a.json'), Json.file(new ApprovalFile(1, new Signed(text, approval.signed().signature()), approval.plan())))
    }

    private Report runWith(ApprovalFile... approvals) {
        runAs('spec', approvals.toList())
    }

    private Report runAs(String executor, List<ApprovalFile> approvals) {
        run(handed(executor, approvals.withIndex().collect { approval, number ->
            folder.resolve("handed-${number}.json").tap { approval.write(it) }
        } as Path[]))
    }

    private static RunRequest handed(String executor = 'spec', Path... files) {
        new RunRequest(Optional.of('db'), Optional.empty(), Optional.empty(), executor, new Interruption(), files.toList())
    }

    private Report resume(RunFolder held) {
        gonogo().resume(held, new ResumeRequest(Optional.empty(), [], [], 'spec', new Interruption()), { Optional.empty() } as Prompt, {} as Printer)
    }

    private static String resource(String name) {
        SignedApprovalSpec.getResource("/dev/gonogo/ssh/$name").text
    }
}
