package dev.gonogo.run

import dev.gonogo.Gonogo
import dev.gonogo.RunSpecification
import dev.gonogo.postgres.Dump
import dev.gonogo.postgres.OlderServer
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.StepRecord
import spock.lang.Requires

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.time.Duration
import java.time.Instant

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** Dumps that somebody else has made. */
@Requires({ Dump.missing('15').empty })
class BackupFileSpec extends RunSpecification {

    def setup() {
        database = OlderServer.newDatabase()
        sql 'create table account(id int primary key, name text not null)', "insert into account select n, md5(n::text) from generate_series(1, 500) n",
                'create table event(id int, at timestamptz) partition by range (id)', 'create table event_1 partition of event for values from (0) to (10)',
                "insert into event values (1, now())", 'create view names as select name from account', 'create table empty()'
    }

    @Override
    Gonogo gonogo() {
        def environment = [SPEC_DB: OlderServer.url(database)]
        new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), environment, new Secrets()), clock)
    }

    def 'a dump of the target passes, proven by #proof'() {
        given:
        makeDump()

        when:
        def checked = check("prove $proof")

        then:
        checked.state() == PASSED
        checked.message() ==~ /pre\.dump, [\d.]+ kB, proven by $proof: 501 rows in \d tables/

        where:
        proof << ['READ', 'COUNTED', 'RESTORED']
    }

    def 'what is no backup never passes: #what'() {
        given:
        makeDump(*options)
        damage(book('pre.dump'))

        when:
        def checked = check("prove $proof")

        then:
        checked.state() == FAILED
        checked.message() =~ told

        where:
        what                           | options              | damage                            | proof      || told
        'cut at 99 %'                  | []                   | cut(0.99)                         | 'READ'     || /is no backup: pg_restore ended with status 1/
        'a byte of its rows flipped'   | []                   | flip(0.5)                         | 'READ'     || /is no backup: pg_restore ended with status 1/
        'no byte in it'                | []                   | cut(0)                            | 'READ'     || /is no backup: pg_restore ended with status 1/
        'text'                         | []                   | { Files.writeString(it, 'dump') } | 'READ'     || /is no backup: pg_restore ended with status 1/
        'the schema alone'             | ['--schema-only']    | {}                                | 'COUNTED'  || /it has no rows of table public.account, which has 500/
        'without a table'              | ['-T', 'account']    | {}                                | 'COUNTED'  || /it has no rows of table public.account, which has 500/
        'without a view'               | ['-T', 'names']      | {}                                | 'RESTORED' || /it does not define `CREATE VIEW public.names AS` as the target does/
    }

    def 'a flipped byte is found among definitions as well as among rows: #where'() {
        given:
        makeDump()
        def bytes = Files.readAllBytes(book('pre.dump'))
        def position = new String(bytes, 'ISO-8859-1').indexOf(where) + 7
        bytes[position] = (byte) (bytes[position] ^ 1)
        Files.write(book('pre.dump'), bytes)

        expect:
        check('prove READ').state() == PASSED
        check('prove COUNTED').message() =~ /it does not define `.*` as the target does/

        where:
        where << ['CREATE TABLE public.account', 'name text NOT NULL', 'SELECT account.name', 'FOR VALUES FROM (0)']
    }

    def 'its age is that of the dump, however young the file is'() {
        given:
        makeDump()
        clock.advance(Duration.between(clock.instant(), Instant.now()) + Duration.ofHours(2))
        Files.setLastModifiedTime(book('pre.dump'), FileTime.from(clock.instant()))

        expect:
        check('prove READ; youngerThan 1.hour').message() =~ /it is 2 h( \d+ min)? old, wanted are less than 1 h$/
        check('prove READ; youngerThan 3.hours').state() == PASSED
    }

    def 'its size, and its name as a pattern'() {
        given:
        makeDump()
        Files.move(book('pre.dump'), book('prod_20261120.dump'))

        expect:
        check('prove READ; atLeast 1.gb', 'prod_*.dump').message() =~ /^prod_20261120\.dump: it has [\d.]+ kB, wanted are 1\.0 GB at least$/
        check('prove READ; atLeast 1.kb', 'prod_*.dump').state() == PASSED
        check('prove READ', 'staging_*.dump').message() == 'there is no file `staging_*.dump`'
    }

    private static Closure<?> cut(double part) {
        { Path file -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (Files.size(file) * part) as int)) }
    }

    private static Closure<?> flip(double at) {
        { Path file ->
            def bytes = Files.readAllBytes(file)
            def position = (bytes.length * at) as int
            bytes[position] = (byte) (bytes[position] ^ 1)
            Files.write(file, bytes)
        }
    }

    private Path book(String name) {
        folder.resolve('book').resolve(name)
    }

    private void makeDump(String... options) {
        def url = OlderServer.url(database)
        def process = new ProcessBuilder(['pg_dump', '--format=custom', "--file=${book('pre.dump')}".toString()] + options.toList() + [url])
                .redirectErrorStream(true).start()
        def said = process.inputStream.text
        assert process.waitFor() == 0: said
    }

    private StepRecord check(String words, String name = 'pre.dump') {
        task "check('backup') { backupFile('$name') { $words } }"
        run().steps()[0]
    }
}
