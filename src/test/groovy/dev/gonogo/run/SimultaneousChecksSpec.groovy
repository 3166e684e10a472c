package dev.gonogo.run

import dev.gonogo.Gonogo
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.postgres.Address
import dev.gonogo.postgres.Database
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.StepState
import dev.gonogo.trail.Verdict

import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CompletableFuture

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.NOT_APPLICABLE
import static dev.gonogo.trail.StepState.PASSED

class SimultaneousChecksSpec extends RunSpecification {

    static final Duration ROUND_TRIP = Duration.ofMillis(20)

    /** To begin with a setting, the question, to take all back, and whether all was taken back. */
    static final int QUERIES_OF_A_CHECK = 4

    static final String NOT_APART = "query 'select 1'; expect { scalar == 1 }"

    def 'two hundred checks share #sessions sessions to a server that is far away'() {
        given:
        def distant = new DistantServer(SharedServer.server().port(), ROUND_TRIP)
        def url = SharedServer.url(database).replace(":${SharedServer.server().port()}/", ":$distant.port/")
        checks((1..200).collect { NOT_APART }, sessions)

        when:
        def report = run(url)

        then:
        report.verdict() == Verdict.Decided.GO
        report.steps().count { it.state() == PASSED } == 200
        mostAtOnce() == sessions

        and: 'they ask no more often than they must'
        distant.requests.get() <= 200 * QUERIES_OF_A_CHECK + 350

        and: 'they wait for the network, not for each other; what else the machine does can only make them slower, so that they have three tries'
        (1..3).any { attempt ->
            attempt == 1 || run(url)
            took < 1.5 * longest(theNetworks(200 * QUERIES_OF_A_CHECK, sessions), nothingBut(200 * QUERIES_OF_A_CHECK, sessions, url))
        }

        cleanup:
        distant?.close()

        where:
        sessions << [4, 16]
    }

    private long longest(long network, long client) {
        println "200 checks: ${took.intdiv(1_000_000)} ms; the network: ${network.intdiv(1_000_000)} ms, a bare client: ${client.intdiv(1_000_000)} ms"
        Math.max(network, client)
    }

    private static long theNetworks(int queries, int sessions) {
        ROUND_TRIP.multipliedBy(queries).dividedBy(sessions).toNanos()
    }

    /** How long the same takes here and now when nothing else is done. */
    private long nothingBut(int queries, int sessions, String url) {
        def distant = new Database(Address.parse(url, [:]), database.settings())
        long begun = System.nanoTime()
        (1..sessions).collect {
            CompletableFuture.runAsync({
                distant.open().withCloseable { session -> queries.intdiv(sessions).times { session.query('select 1') } }
            }, { new Thread(it).start() })
        }*.join()
        System.nanoTime() - begun
    }

    def 'with one session they are asked one after the other'() {
        given:
        checks((1..5).collect { NOT_APART }, 1)

        expect:
        run().verdict() == Verdict.Decided.GO
        mostAtOnce() == 1
    }

    def 'all of them are asked, whatever the others say, and the first that is wrong holds the run'() {
        given:
        checks([NOT_APART, "query 'select 2'; expect { scalar == 1 }", "query 'select 1/0'; expect { scalar == 1 }", NOT_APART])

        when:
        def report = run()

        then:
        report.steps()*.state() == [PASSED, FAILED, BROKEN, PASSED]
        events*.event().findAll { it instanceof Event.RunHeld }*.message()[0].contains('T-1/c2')
    }

    def 'each that is wrong is decided about, in their order'() {
        given:
        checks((1..3).collect { "query 'select 2'; expect { scalar == 1 }; skippable()" })
        answers([step: 'T-1/c1/failure', answer: 'skip', note: 'known'], [step: 'T-1/c2/failure', answer: 'retry'],
                [step: 'T-1/c2/failure', answer: 'skip', note: 'known too'])

        expect:
        run().steps()*.state() == [StepState.SKIPPED_BY_OPERATOR, StepState.SKIPPED_BY_OPERATOR, FAILED]
        events*.event().count { it instanceof Event.StepStarted } == 4
    }

    def 'one that is meant for another target is not asked'() {
        given:
        checks([NOT_APART, "onlyOn 'other'; query 'select 1/0'; expect { scalar == 1 }", NOT_APART])

        expect:
        run().steps()*.state() == [PASSED, NOT_APPLICABLE, PASSED]
    }

    def 'apart remains what would see or feel the others: #asked'() {
        given:
        checks([NOT_APART, NOT_APART, asked, NOT_APART, NOT_APART], 5)

        expect:
        run().verdict() == Verdict.Decided.GO
        isApart('T-1/c3')
        mostAtOnce() == 2

        where:
        asked << ["query 'select count(*) from pg_stat_activity'; expect { scalar > 0 }",
                  "query 'select count(*) from pg_catalog.PG_LOCKS'; expect { scalar > 0 }",
                  "query 'select 1'; expect { elapsed < 10.seconds }",
                  "query 'select pg_try_advisory_xact_lock(1)'; expect { scalar == true }",
                  "connections { below 99.percent }",
                  "program 'true'"]
    }

    def 'what one sets is not felt by another'() {
        given:
        checks((1..40).collect {
            it % 2 ? "setting 'app.tenant', 't$it'; query \"select current_setting('app.tenant')\"; expect { scalar == 't$it' }"
                    : "query \"select coalesce(current_setting('app.tenant', true), '')\"; expect { scalar == '' }"
        }, 8)

        expect:
        run().verdict() == Verdict.Decided.GO
    }

    private long took

    private void checks(List<String> checks, int sessions = 4) {
        def steps = checks.withIndex().collect { words, i -> "check('c${i + 1}') { $words }" }
        file('runbook.groovy', """\
runbook('spec') {
  role 'dba', 'Database Admin'
  target('db') { url secret('SPEC_DB'); checkSessions $sessions }
  target('other') { url secret('SPEC_DB') }
  phase('P') {
    task('T-1', 'checks') {
      ${steps.join('\n      ')}
    }
  }
}
""")
    }

    /** Over this address; how long it took from the first check's beginning to the last one's end is kept. */
    private Report run(String url) {
        def workplace = new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), [SPEC_DB: url], new Secrets())
        long begun = 0
        new Gonogo(workplace, clock, pause).run(compiled(), RunRequest.on('db'), ScriptedPrompt.read(folder.resolve('book/answers.json'))) {
            events << it
            begun = begun == 0 && it.event() instanceof Event.StepStarted ? System.nanoTime() : begun
            took = it.event() instanceof Event.StepFinished ? System.nanoTime() - begun : took
        }
    }

    private int mostAtOnce() {
        int running = 0
        changes().collect { running += it.event() instanceof Event.StepStarted ? 1 : -1 }.max()
    }

    private List<Event.Recorded> changes() {
        events.findAll { it.event() instanceof Event.StepStarted || it.event() instanceof Event.StepFinished }
    }

    private boolean isApart(String step) {
        def changed = changes()*.event()
        def begun = changed.findIndexOf { it.step() == step }
        changed[begun + 1].step() == step && changed.take(begun).countBy { it.step() }.every { it.value == 2 }
    }
}
