package dev.gonogo

import dev.gonogo.plan.Plan
import dev.gonogo.plan.PlannedTarget
import dev.gonogo.trail.Verdict

import java.nio.file.Files
import java.time.Duration

/** What former runs tell: all of them in a list, two beside each other, and what tasks really take. */
class HistorySpec extends RunSpecification {

    static final String TWO_TASKS = '''
        task('T-1', 'quick') { estimate 1.minute; check('one') { query 'select 1'; expect { scalar == 1 } } }
        task('T-2', 'slow') { estimate 1.minute; sql('wait') { statement "select pg_sleep(0.4)" } }
    '''

    def 'all runs are listed with their verdicts, the newest first, also one that cannot be read'() {
        given:
        task "check('one') { query 'select 1'; expect { scalar == 1 } }"
        def go = run()
        clock.advance(Duration.ofMinutes(1))
        task "check('one') { query 'select 2'; expect { scalar == 1 } }"
        def noGo = run()
        def damaged = Files.createDirectories(folder.resolve('home/runs/20260304-090000-spec-0000'))
        Files.writeString(damaged.resolve('journal.jsonl'), 'nonsense\n')

        when:
        def runs = gonogo().history()

        then:
        runs*.run() == [noGo.run(), go.run(), '20260304-090000-spec-0000']
        runs*.verdict() == [Optional.of(Verdict.Decided.NO_GO), Optional.of(Verdict.Decided.GO), Optional.empty()]
        runs[0..1]*.target() == ['db', 'db']
        runs[2].ended().startsWith('unreadable: ')
    }

    def 'two runs beside each other tell what differs, and nothing of what does not'() {
        given:
        task """
            sql('make it') { statement 'create table public.note (id int primary key)' }
            check('one') { query 'select 1'; expect { scalar == 1 } }
            check('same') { query 'select 1'; expect { scalar == 1 } }
        """
        def first = run()
        task """
            sql('make it') { statement 'alter table public.note add body text' }
            check('one') { query 'select 2'; expect { scalar == 1 } }
            check('same') { query 'select 1'; expect { scalar == 1 } }
            check('new') { query 'select 1'; expect { scalar == 1 } }
        """
        clock.advance(Duration.ofMinutes(1))
        def second = run()

        when:
        def compared = gonogo().compare(runFolder(first), runFolder(second))

        then:
        compared.from().verdict().get() == Verdict.Decided.GO
        compared.to().verdict().get() == Verdict.Decided.NO_GO
        compared.onlyFrom() == []
        compared.onlyTo() == ['T-1/new']
        compared.changed() == ['T-1/make-it', 'T-1/one']
        compared.states().collect { [it.what(), it.from(), it.to()] } == [['T-1/one', 'passed', 'failed']]
        compared.criteria()*.what() == ['every step is done and passed']
        compared.catalogOnlyFrom().contains('table public.note added')
        compared.catalogOnlyTo().contains('column public.note.body added')
        !compared.catalogOnlyTo().contains('table public.note added')
    }

    def 'a run is like itself'() {
        given:
        task "check('one') { query 'select 1'; expect { scalar == 1 } }"
        def run = runFolder(run())

        expect:
        gonogo().compare(run, run).with { it.states() + it.criteria() + it.changed() + it.onlyFrom() + it.times() } == []
    }

    def 'what a task took is learned from runs in which all of it was done, on the same target'() {
        given:
        runbook TWO_TASKS
        for (int i = 0; i < 3; i++) {
            run()
            clock.advance(Duration.ofMinutes(1))
        }
        runbook TWO_TASKS.replace('select 1', 'select 2')
        run()

        expect:
        gonogo().learned(plan()).collectEntries { task, learned -> [task, learned.runs()] } == ['T-1': 3, 'T-2': 3]
        gonogo().learned(new Plan(*planFields('other'))).isEmpty()
    }

    private List planFields(String target) {
        def made = plan()
        made.class.recordComponents.collect { it.accessor.invoke(made) }.with { fields ->
            fields[5] = new PlannedTarget(target, false, false, 'h', 1, 'd', 'r', '1', '18')
            fields
        }
    }
}
