package dev.gonogo

import dev.gonogo.run.Answer
import dev.gonogo.run.Printer
import dev.gonogo.run.Prompt
import dev.gonogo.trail.Event

import java.time.Clock

/** What the engine itself costs per step, its fsyncs included. Run by the profile `bench`, not by `verify`. */
class StepsBenchmark extends RunSpecification {

    static final int STEPS = 10_000
    static final int EARLY = 1_000

    List<Long> ends = []
    Map<Integer, Long> heap = [:]

    def '#what'() {
        given:
        task "${STEPS}.times { number -> $word }"

        when:
        def begun = 0L
        def report = realTime().run(compiled(), RunRequest.on('db'), { Optional.of(new Answer('ana', '', 'yes', '', true)) } as Prompt, { Event.Recorded recorded ->
            begun = begun ?: System.nanoTime()
            if (recorded.event() instanceof Event.StepFinished) {
                ends << System.nanoTime()
                if (ends.size() in [EARLY, STEPS]) {
                    heap[ends.size()] = usedHeap()
                }
            }
        } as Printer)
        def each = (ends.last() - ends.first()) / 1e6 / STEPS
        println "$what: %.2f ms a step; a bare query %.2f ms, an fsync %.2f ms; heap after %d steps %d MB, after %d steps %d MB".formatted(
                each, bareQuery(), fsync(), EARLY, heap[EARLY], STEPS, heap[STEPS])

        then:
        report.steps().count { it.state().text() == 'passed' } == STEPS
        each - bareQuery() <= 5
        heap[STEPS] <= 256

        where:
        what              | word
        'confirmed steps' | "manual(\"step \$number\") { }"
        'checks'          | "check(\"step \$number\") { query 'select 1'; expect { scalar == 1 } }"
    }

    private Gonogo realTime() {
        clock = null
        new Gonogo(new dev.gonogo.run.Workplace(folder.resolve('home'), folder.resolve('cache'), [SPEC_DB: SharedServer.url(database)],
                new dev.gonogo.trail.Secrets()), Clock.systemUTC())
    }

    private double bareQuery() {
        database.open().withCloseable { session ->
            def begun = System.nanoTime()
            1000.times { session.query('select 1') }
            (System.nanoTime() - begun) / 1e6 / 1000
        }
    }

    private double fsync() {
        new RandomAccessFile(folder.resolve('fsync').toFile(), 'rw').withCloseable { file ->
            def begun = System.nanoTime()
            1000.times {
                file.write(new byte[400])
                file.channel.force(false)
            }
            (System.nanoTime() - begun) / 1e6 / 1000
        }
    }

    private static long usedHeap() {
        System.gc()
        def runtime = Runtime.runtime
        (runtime.totalMemory() - runtime.freeMemory()) >> 20
    }
}
