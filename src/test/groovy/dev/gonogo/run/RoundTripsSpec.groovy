package dev.gonogo.run

import dev.gonogo.Gonogo
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.trail.Secrets

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

import static dev.gonogo.trail.StepState.PASSED

/** How often the server is asked for each file: of a server that is far away, this is what people wait for. */
class RoundTripsSpec extends RunSpecification {

    DistantServer network = new DistantServer(SharedServer.server().port(), Duration.ZERO)

    @Override
    Gonogo gonogo() {
        def environment = [SPEC_DB: SharedServer.url(database).replace(":${SharedServer.server().port()}/", ":$network.port/")]
        new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), environment, new Secrets()), clock)
    }

    def cleanup() {
        network.close()
    }

    /**
     * To take back what the last one has set, with the questions whether it was and whether there is code that a statement could
     * run; each statement, the first with the begin of the transaction; all of history, receipt and commit. Where there is code:
     * which. Where rows are written then: the catalog in four, how often it was written to, before and after the rows and before
     * and after the deferred triggers, and these.
     */
    def 'a file of #statements needs #trips round trips, functions there: #code'() {
        given:
        if (code) {
            sql 'create function one() returns int return 1'
        }
        task 'migrate()', "migrations('migrations')"

        expect: 'now and then the network tears in two what was sent at once, and often what is as long as the query of the catalog'
        def few = asked(1..2, statements)
        Math.floor((asked(3..24, statements) - few) / 20 + 0.2) as int in trips

        where:
        statements                                                                           | code  || trips
        ['create table tN(a int)']                                                           | false || 3..3
        ['create table tN(a int)', 'create index on tN(a)']                                  | false || 4..4
        ['create table tN(a int)', 'create index on tN(a)']                                  | true  || 5..5
        ['create table tN(a int)', 'insert into tN values (1), (2)']                         | false || 4..4
        ['create table tN(a int)', 'insert into tN values (1)', 'insert into tN values (2)'] | false || 5..5
        ['create table tN(a int)', 'insert into tN values (1)', 'insert into tN values (2)'] | true  || 15..16
    }

    def 'files that go well leave no warning in the log of the server'() {
        given:
        task 'migrate()', "migrations('migrations')"
        int before = warnings()

        when:
        asked(1..3, ['create table tN(a int)', 'insert into tN values (1)'])

        then:
        warnings() == before
    }

    private static int warnings() {
        Files.readString(SharedServer.server().folder().resolve('server.log')).count('WARNING')
    }

    /** Of a run with one such file for each number. */
    private int asked(Range<Integer> numbers, List<String> statements) {
        numbers.each { number ->
            file("migrations/${number.toString().padLeft(3, '0')}_t.sql", statements.collect { it.replace('N', "$number") + ';' }.join('\n'))
        }
        int before = network.requests.get()
        def report = run()
        assert report.steps()*.state() == [PASSED]
        network.requests.get() - before
    }
}
