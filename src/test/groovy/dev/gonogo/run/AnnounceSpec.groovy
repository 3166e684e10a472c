package dev.gonogo.run

import com.icegreen.greenmail.util.GreenMail
import com.icegreen.greenmail.util.ServerSetup
import com.sun.net.httpserver.HttpServer
import dev.gonogo.Gonogo
import dev.gonogo.ResumedSpecification
import dev.gonogo.RunRequest
import dev.gonogo.SharedServer
import dev.gonogo.plan.Json
import dev.gonogo.trail.Event
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.Verdict
import spock.lang.AutoCleanup
import spock.lang.Shared

import java.nio.file.Files
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WARNED

/** Messages to real servers on this machine. */
class AnnounceSpec extends ResumedSpecification {

    @Shared
    @AutoCleanup('stop')
    GreenMail mail = new GreenMail([new ServerSetup(0, '127.0.0.1', 'smtp').dynamicPort()] as ServerSetup[])

    @AutoCleanup('stop')
    HttpSpec.Web web = new HttpSpec.Web(HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0))

    List<String> hooked = new CopyOnWriteArrayList<>()
    int answer = 200

    def setupSpec() {
        mail.start()
    }

    def setup() {
        mail.purgeEmailFromAllMailboxes()
        web.on('/hook') { hooked << Json.read(it.requestBody.getText('UTF-8'), Map).text; HttpSpec.answer(it, answer, answer == 200 ? 'ok' : 'no_service') }
        web.on('/hangs') { Thread.sleep(20_000) }
    }

    @Override
    Gonogo gonogo() {
        def environment = [SPEC_DB: SharedServer.url(database), HOOK: web.url('/hook'), HANGS: web.url('/hangs')]
        new Gonogo(new Workplace(folder.resolve('home'), java.nio.file.Path.of('target/cache').toAbsolutePath(), environment, new Secrets()), clock, pause)
    }

    def 'a step tells every channel, with its blanks filled'() {
        given:
        task '''
            hold('a while') { lasting 15.minutes }
            announce('Notify team') { text """🚨 MAINTENANCE: {title} on {target}
                Started: {started}, {duration} ago; expected: {expected}; {status}. {unfilled
                Run: {run}""" }
            estimate 20.minutes''', channels("title 'Audit System'")

        when:
        def report = run()

        then:
        step(report, 'T-1/notify-team').state() == PASSED
        step(report, 'T-1/notify-team').message() == 'told console, log, slack, mail'
        def text = """🚨 MAINTENANCE: Audit System on db
                Started: 2026-03-04 10:00 UTC, 15 min ago; expected: 20 min; in progress. {unfilled
                Run: ${report.run()}"""
        hooked == [text]
        shown() == [text]
        Files.readString(folder.resolve('book/announced.log')) == "2026-03-04 10:15 UTC ${report.run()}\n$text\n\n".toString()
        mail.receivedMessages*.subject.unique() == ['Audit System: in progress']
        mail.receivedMessages[0].content.replace('\r\n', '\n').trim() == text.replace('\r\n', '\n')
        mail.receivedMessages[0].allRecipients*.toString() == ['team@example.org', 'cto@example.org']
    }

    def 'what does not arrive is a warning, unless it must: #what'() {
        given:
        answer = 404
        task "announce('tell') { text 'Now'; to $to; $words }", channels()

        when:
        def begun = System.nanoTime()
        def report = run()

        then:
        step(report, 'T-1/tell').state() == state
        step(report, 'T-1/tell').message() =~ told
        Duration.ofNanos(System.nanoTime() - begun) < Duration.ofSeconds(15)
        report.verdict() == (state == WARNED ? Verdict.Decided.GO : Verdict.Decided.NO_GO)

        where:
        what              | to                  | words          || state  | told
        'refused'         | "'slack'"           | ''             || WARNED | /^it did not reach `slack`: status 404: no_service$/
        'it must arrive'  | "'slack', 'log'"    | 'mustArrive()' || FAILED | /^it did not reach `slack`: status 404: no_service$/
        'it takes long'   | "'hangs'"           | ''             || WARNED | /^it did not reach `hangs`: (it was not taken|no answer) within \d+ ms$/
        'nobody is there' | "'dead'"            | ''             || WARNED | /^it did not reach `dead`: Couldn't connect to host, port: 127\.0\.0\.1, 1; timeout 2000/
        'no encryption'   | "'bare'"            | ''             || WARNED | /^it did not reach `bare`: STARTTLS is required but host does not support STARTTLS/
        'no such folder'  | "'lost'"            | ''             || WARNED | /^it did not reach `lost`: `nowhere\/log` cannot be written/
        'no secret'       | "'unset'"           | ''             || WARNED | /^it did not reach `unset`: the environment variable `NO_SUCH` is not set/
    }

    def 'a run tells by itself how it begins and how it ends: #how'() {
        given:
        task """
            sql('make') { statement 'create table public.made()' }
            check('right') { query 'select 1'; expect { scalar == $value } }
            rollback { sql('unmake') { statement 'drop table public.made'; allowLoss 'table public.made' } }
        """, channels() + """
            rollback { when { $when }; option('A') { sql('drop') { statement 'drop table public.made' } } }
            announcements {
              to 'slack'
              start 'BEGIN {title}'
              success 'DONE after {duration}: {verdict}'
              failure 'FAILED: {failed}'
              rolledBack 'ROLLED BACK. Reason: {reason}'
              held 'HELD: {failed}'
            }"""

        when:
        def report = run()

        then:
        hooked.size() == 2
        hooked[0] == 'BEGIN spec'
        hooked[1] =~ told
        report.ended() == ended

        where:
        how         | value | when                 || ended         | told
        'success'   | 1     | 'checkFails()'       || 'completed'   | /^DONE after \d+ ms: GO$/
        'rollback'  | 2     | 'checkFails()'       || 'rolled-back' | /^ROLLED BACK\. Reason: `T-1\/right` failed: `scalar == 2` does not hold: the query returned 1; rolled back by the tasks' own rollbacks$/
        'hold'      | 2     | 'migrationFails()'   || 'stopped'     | /^HELD: T-1\/right$/
    }

    def 'a run that must tell that it begins does not begin when it cannot, and is gone on with later'() {
        given:
        answer = 500
        task "sql('make') { statement 'create table public.made()' }", channels() + "announcements { to 'slack'; start 'BEGIN'; mustArrive() }"

        when:
        def report = run()

        then:
        report.ended() == 'stopped'
        report.endedBecause() == 'its start could not be announced to `slack`: status 500: no_service'
        value("select to_regclass('public.made')") == null
        resume().verdict() == Verdict.Decided.GO
    }

    def 'secrets are in no message'() {
        given:
        file('pass', 'pa55w0rd-of-db')
        task "check('c') { program 'sh', '-c', 'exit 1'; instructions 'x' }", channels() + "announcements { to 'slack'; held 'at ${web.url('/hook')}' }"

        when:
        run()

        then:
        hooked == ['at ***']
    }

    private List<String> shown() {
        events*.event().findAll { it instanceof Event.Announced && it.shown() }*.text()
    }

    private String channels(String more = '') {
        """
        $more
        channel('console') { console() }
        channel('log') { file 'announced.log' }
        channel('slack') { webhook secret('HOOK') }
        channel('mail') { email { server 'smtp://127.0.0.1:${mail.smtp.port}'; plain(); from 'gonogo@example.org'; to 'team@example.org', 'cto@example.org' } }
        """ + (more ? '' : """
        channel('hangs') { webhook secret('HANGS'); timeout 300.ms }
        channel('dead') { email { server 'smtp://127.0.0.1:1'; plain(); from 'gonogo@example.org'; to 'team@example.org' }; timeout 2.seconds }
        channel('bare') { email { server 'smtp://127.0.0.1:${mail.smtp.port}'; from 'gonogo@example.org'; to 'team@example.org' } }
        channel('lost') { file 'nowhere/log' }
        channel('unset') { webhook secret('NO_SUCH') }
        """)
    }
}
