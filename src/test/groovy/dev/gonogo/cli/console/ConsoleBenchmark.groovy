package dev.gonogo.cli.console

import dev.gonogo.trail.Event
import dev.gonogo.trail.RecordedJournal
import dev.gonogo.trail.RunFolder

import java.time.Duration

/** How soon a key is answered while a step runs and the server says 10 000 lines a second. `mvn -Pbench test`. */
class ConsoleBenchmark extends ConsoleSpecification {

    static final int KEYS = 100
    static final int LINES = 200_000

    def 'a key is answered within 50 ms'() {
        given:
        task """
            sql('talks') { statement '''do \$\$ begin
              for i in 1..$LINES loop
                raise notice 'line % of many, as long as lines of scripts usually are', i;
                if i % 100 = 0 then perform pg_sleep(0.01); end if;
              end loop; end \$\$''' }
        """
        startRun()
        seat.type('next')
        seat.sees('NOTICE: line')
        def before = said()

        when:
        long began = System.nanoTime()
        def took = (1..KEYS).collect { answered() }.sort()
        def seconds = (System.nanoTime() - began) / 1e9
        def rate = (said() - before) / seconds

        then:
        println "keys: median ${took[KEYS.intdiv(2)]} ms, 95 % ${took[(KEYS * 0.95) as int]} ms, most ${took.last()} ms; %.0f lines a second".formatted(rate)
        took[KEYS.intdiv(2)] <= 50
        rate > 1000
    }

    /** Milliseconds from a key to its being on the screen; it is taken away again. */
    private long answered() {
        long began = System.nanoTime()
        seat.send('x')
        seat.await('x') { seat.screen.contains('running> x') }
        def took = Duration.ofNanos(System.nanoTime() - began).toMillis()
        seat.send('\u007f')
        seat.await('nothing') { !seat.screen.contains('running> x') }
        took
    }

    private long said() {
        RecordedJournal.read(RunFolder.newest(folder.resolve('home/runs')).get()).events().count { it.event() instanceof Event.Noticed }
    }
}
