package dev.gonogo.run

import dev.gonogo.ResumedSpecification

/** What an attempt makes is its own: no other one drops it or takes it for what it did itself. */
class SecondAttemptSpec extends ResumedSpecification {

    def setup() {
        sql 'create table a(a int)', 'insert into a values (1)'
    }

    def 'the proven copy of an earlier attempt stays'() {
        given:
        task "backup('b') { freshFor 1.hour }; manual('m') { }"
        def first = evidence(run(), 'T-1/b/backup.json').location
        edit '1.hour', '2.hours'

        when:
        def report = resume(saying('run/changes': 'yes'), request(again: ['T-1/b']))

        then:
        step(report, 'T-1/b').attempts() == 2
        copies() == [first, evidence(report, 'T-1/b/attempt-2-backup.json').location] as Set
    }

    private Set<?> copies() {
        query("select datname from pg_database where datname like '${value('select current_database()')}\\_%'").rows()*.get(0) as Set
    }
}
