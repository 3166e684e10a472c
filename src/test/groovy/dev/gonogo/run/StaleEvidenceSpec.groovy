package dev.gonogo.run

import dev.gonogo.ResumedSpecification
import dev.gonogo.RunRequest
import dev.gonogo.trail.Verdict

import java.time.Duration

import static dev.gonogo.trail.StepState.FAILED

/** What checks and backups showed counts for a time; what is older is seen anew before a change begins and before the end. */
class StaleEvidenceSpec extends ResumedSpecification {

    static final String BOOK = """
        task('T-1', 'before') {
          check('ready') { query 'select count(*) from public.a'; expect { scalar == 1 } }
          backup('copy')
          manual('first') { }
        }
        task('T-2', 'change') { sql('b') { statement 'create table public.b()' }; manual('second') { } }
        task('T-3', 'after') {
          check('there') { query "select to_regclass('public.b') is not null"; expect { scalar } }
          manual('third') { }
        }
    """

    static final String FILL = 'insert into public.b select 1 / count(*) from public.c'

    def setup() {
        sql 'create table a(a int)', 'insert into a values (1)'
    }

    def 'after a pause of #hours hours before `#asked`, these are seen anew: #anew'() {
        given:
        runbook BOOK

        when:
        def report = run(RunRequest.on('db'), answering { question ->
            if (question.step() == asked) {
                clock.advance(Duration.ofHours(hours))
            }
            'yes'
        })

        then:
        report.verdict() == Verdict.Decided.GO
        report.steps().findAll { it.attempts() > 1 }*.id() == anew

        where:
        hours | asked        || anew
        23    | 'T-1/first'  || []
        25    | 'T-1/first'  || ['T-1/ready', 'T-1/copy']
        25    | 'T-2/second' || []
        25    | 'T-3/third'  || ['T-3/there']
    }

    def 'a run that was held for days sees anew before it goes on'() {
        given:
        runbook BOOK
        run(RunRequest.on('db'), NOBODY)
        clock.advance(Duration.ofDays(3))

        when: 'it is not as it was'
        sql 'insert into a values (2)'
        def report = resume(answering { 'yes' })

        then:
        step(report, 'T-1/ready').message().contains('scalar == 1')
        step(report, 'T-2/b').startedAt() == null

        when:
        sql 'delete from a where a = 2'
        report = resume(answering { 'yes' })

        then:
        report.verdict() == Verdict.Decided.GO
    }

    def 'a change that was refused and took no effect rests on what is seen when it is tried again: #days days later #anew'() {
        given:
        runbook """
            task('T-1', 'change') {
              check('ready') { query 'select count(*) from public.a'; expect { scalar == 1 } }
              sql('fill') { statement '$change' }
            }
        """
        sql 'create table b(a bigint)', 'create table c(a int)'
        def held = run(RunRequest.on('db'), NOBODY)

        when:
        sql 'insert into c values (1)'
        clock.advance(Duration.ofDays(days))
        def report = resume(NOBODY)

        then:
        step(held, 'T-1/fill').state() == FAILED
        report.verdict() == Verdict.Decided.GO
        report.steps().findAll { it.attempts() > 1 }*.id() == anew

        where:
        days | change             || anew
        0    | FILL               || ['T-1/fill']
        3    | FILL               || ['T-1/ready', 'T-1/fill']
        3    | 'vacuum b; ' + FILL || ['T-1/fill']
    }

    def 'what was checked before a program that failed is seen anew too, days later'() {
        given:
        file('change.sh', '#!/bin/sh\ntest -e there\n').toFile().executable = true
        runbook """
            task('T-1', 'change') {
              check('ready') { query 'select count(*) from public.a'; expect { scalar == 1 } }
              command('change') { program './change.sh'; mutates() }
            }
        """
        run(RunRequest.on('db'), NOBODY)

        when:
        clock.advance(Duration.ofDays(3))
        sql 'insert into a values (2)'
        def report = resume(NOBODY)

        then:
        report.verdict() == Verdict.Decided.NO_GO
        step(report, 'T-1/ready').state() == FAILED
        step(report, 'T-1/change').attempts() == 1
    }

    def 'what is not so any more keeps a refused change from being tried again'() {
        given:
        runbook """
            task('T-1', 'change') {
              check('ready') { query 'select count(*) from public.a'; expect { scalar == 1 } }
              sql('fill') { statement '$FILL' }
            }
        """
        sql 'create table b(a bigint)', 'create table c(a int)'
        run(RunRequest.on('db'), NOBODY)

        when:
        sql 'insert into c values (1)', 'insert into a values (2)'
        clock.advance(Duration.ofDays(3))
        def report = resume(NOBODY)

        then:
        report.verdict() == Verdict.Decided.NO_GO
        step(report, 'T-1/ready').state() == FAILED
        step(report, 'T-1/fill').attempts() == 1
    }

    def 'a runbook says how long: #word'() {
        given:
        runbook BOOK, "decision { $word }"

        when:
        def report = run(RunRequest.on('db'), answering { question ->
            if (question.step() == 'T-1/first') {
                clock.advance(Duration.ofHours(2))
            }
            'yes'
        })

        then:
        report.steps().findAll { it.attempts() > 1 }*.id() == anew

        where:
        word                  || anew
        'staleAfter 1.hour'   || ['T-1/ready', 'T-1/copy']
        'staleAfter 2.days'   || []
    }

    def 'the criterion tells what was older, and when'() {
        given: 'a poll that takes its time, and then a check that has become wrong'
        runbook BOOK, "decision { poll 'dba' }"

        when:
        def report = run(RunRequest.on('db'), answering { question ->
            if (question.step() == 'decision/poll-dba') {
                clock.advance(Duration.ofDays(2))
                sql 'drop table public.b'
                return 'go'
            }
            'yes'
        })

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons().any { it.contains('`T-3/there` showed') || it.contains('`T-3/there` failed') }
    }

    private static Prompt answering(Closure<String> answer) {
        { Question question ->
            question.step() in ['T-1/first', 'T-2/second', 'T-3/third', 'decision/poll-dba']
                    ? Optional.of(new Answer('ana', question.roles() ? 'dba' : '', answer.call(question), '', false))
                    : Optional.empty()
        } as Prompt
    }
}
