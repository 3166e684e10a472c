package dev.gonogo.cli.console

import spock.lang.Timeout

import java.time.LocalTime
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter

/** What the foot of the screen and the briefing tell of time: how long a step takes, and how much of the window is left. */
@Timeout(300)
class ProgressSpec extends ConsoleSpecification {

    def 'a long step tells how far it has come; the window counts down; the point of no return is told behind it'() {
        given:
        def now = LocalTime.now(ZoneOffset.UTC)
        def closes = at(now.plusMinutes(90))
        sql 'create table big(id int primary key, done boolean)', 'insert into big select generate_series(1, 1000), false', 'analyze big'
        file('runbook.groovy', """\
runbook('spec') {
  role 'dba', 'Database Admin'
  window { opens '${at(now.minusHours(1))}'; closes '$closes' }
  target('db') { url secret('SPEC_DB') }
  phase('P') {
    task('T-1', 'fill') {
      estimate 5.minutes
      batch('fill it') { table 'public.big'; key 'id'; size 250; pause 1.second; statement 'update big set done = true where :batch' }
    }
  }
  pointOfNoReturn 'the old application cannot read it'
  phase('Q') {
    task('T-2', 'look') { estimate 5.minutes; check('filled') { query 'select bool_and(done) from big'; expect { scalar } } }
  }
}
""")
        startRun()

        expect:
        seat.sees(~/(?m)^      the window closes in 8\d min; last safe start of T-1: ${at(LocalTime.parse(closes).minusMinutes(5))} UTC$/)
        seat.sees(~/(?m)^P, T-1 8\d min>$/)
        counted() in [closes, at(LocalTime.parse(closes).minusMinutes(1))]
        !seat.screen.contains('point of no return')

        when:
        seat.type('next')

        then:
        seat.sees(~/(?m)^ T-1\/fill-it \d\.\d s  █+░+ \d+ %, about [\d.]+ (ms|s) more, \d+ rows\/s/)

        and:
        seat.sees(~/(?m)^next  T-2\/filled/)
        seat.sees('behind the point of no return: the old application cannot read it')

        when:
        seat.type('go')

        then:
        seat.exitStatus() == 0
    }

    private static String at(LocalTime time) {
        DateTimeFormatter.ofPattern('HH:mm').format(time)
    }

    /** When the window closes by what the foot of the screen says of now and of the minutes left. */
    private String counted() {
        def told = seat.screen =~ /window (\d+) min · .*(\d\d:\d\d:\d\d)/
        told.find()
        at(LocalTime.parse(told.group(2)).plusMinutes(told.group(1) as int))
    }
}
