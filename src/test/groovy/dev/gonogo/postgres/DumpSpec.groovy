package dev.gonogo.postgres

import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.ByteBuffer
import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.time.Duration
import java.util.concurrent.CompletableFuture

@Requires({ Dump.missing('15').empty })
class DumpSpec extends Specification {

    @TempDir
    Path folder

    @Shared
    Database database = OlderServer.newDatabase()

    Path file

    def setupSpec() {
        sql 'create table t(a int primary key, b text)', "insert into t select n, md5(n::text) from generate_series(1, 2000) n"
    }

    def setup() {
        file = folder.resolve('database.dump')
    }

    def 'a dump holds what the snapshot sees, and is read to its end'() {
        when:
        def counts = write()

        then:
        counts.rows() == ['public.t': 2000L]
        Files.size(file) > 10_000
        dump().rows(file) == ['public.t': 2000L]
    }

    def 'is read back while it is written, and an earlier file at its place is not'() {
        given:
        sql 'create table parent(a int primary key)', 'create table child(a int references parent)',
                'insert into parent select generate_series(1, 30)', 'insert into child select a from parent, generate_series(1, 10)'
        Files.write(file, new byte[100_000])

        when:
        def rows = dump().writeAndRead(file, snapshot())
        holder.close()

        then:
        rows == ['public.child': 300L, 'public.parent': 30L, 'public.t': 2000L]
        dump().rows(file) == rows

        cleanup:
        sql 'drop table child, parent'
    }

    def 'its file is shown to be what was read while it was written, and not when it was damaged behind that'() {
        given:
        def growing = new GrowingFile(file)
        def reading = CompletableFuture.runAsync { growing.transferTo(OutputStream.nullOutputStream()) }

        when:
        dump().write(file, snapshot())
        growing.complete()
        reading.join()

        then:
        Dump.isAsRead(file, growing)

        when:
        FileChannel.open(file, StandardOpenOption.WRITE).withCloseable { it.write(ByteBuffer.wrap(new byte[64]), (it.size() / 2) as long) }

        then:
        !Dump.isAsRead(file, growing)

        cleanup:
        holder?.close()
    }

    def 'a dump that fails is told as such, whatever was read of it'() {
        when:
        dump().writeAndRead(file, 'no-such-snapshot')

        then:
        def failed = thrown DumpFailed
        failed.message.startsWith('pg_dump ended with status 1: ')
        failed.message.contains('no-such-snapshot')
    }

    def 'writes of others meanwhile are in neither'() {
        when:
        def counts = write { sql 'insert into t values (0)' }
        def copy = restored()

        then:
        counts.total() == 2000
        copy.open().withCloseable { RowCounts.read(it, '') } == counts

        cleanup:
        sql 'delete from t where a = 0'
    }

    def 'is restored into a database of the same encoding and locale'() {
        when:
        write()
        def copy = restored()

        then:
        copy.open().withCloseable { it.query('select count(*) from t').single() } == 2000
        locale(copy) == locale(database)
    }

    def 'a dump that is #what is found by reading it through'() {
        given:
        write()
        FileChannel.open(file, StandardOpenOption.WRITE).withCloseable(damage)

        when:
        dump().rows(file)

        then:
        def failed = thrown DumpFailed
        failed.message.startsWith('pg_restore ended with status 1: ')

        where:
        what             | damage
        'cut'            | { it.truncate((it.size() * 0.99) as long) }
        'damaged'        | { it.write(java.nio.ByteBuffer.wrap(new byte[64]), (it.size() / 2) as long) }
        'empty'          | { it.truncate(0) }
    }

    def 'nothing is restored twice into the same database, and an error ends it'() {
        given:
        write()
        def name = restored().address().jdbcUrl().replaceFirst('.*/', '')

        when:
        dump().restore(file, name)

        then:
        thrown StatementFailed
    }

    def 'gives way to a lock as a session would'() {
        given:
        def locking = database.open()
        locking.begin()
        locking.execute('lock table t in access exclusive mode')

        when:
        def quick = database.with(new SessionSettings('spec', Duration.ofMillis(200), Duration.ofSeconds(30)))
        new Dump(quick, '15.1', Optional.empty()).write(file, snapshot())

        then:
        def failed = thrown DumpFailed
        failed.message.contains('LOCK TABLE public.t')

        cleanup:
        locking.close()
        holder?.close()
    }

    def 'does not run longer than it may'() {
        given:
        def locking = database.open()
        locking.begin()
        locking.execute('lock table t in access exclusive mode')

        when:
        new Dump(database, '15.1', Optional.of(Duration.ofMillis(200))).write(file, snapshot())

        then:
        def failed = thrown DumpFailed
        failed.message == 'pg_dump did not end within 0 s and was killed'

        cleanup:
        locking.close()
        holder?.close()
    }

    def 'the password is in the environment of the program, not among its arguments, and in no message'() {
        given:
        def wrong = new Database(Address.of('127.0.0.1', OlderServer.server().port(), 'nope', 'postgres', 'guess-me-not'), database.settings())

        when:
        new Dump(wrong, '15.1', Optional.empty()).write(file, 'x')

        then:
        def failed = thrown DumpFailed
        failed.message.contains('password authentication failed')
        !failed.message.contains('guess-me-not')
    }

    def 'no program is older than the server'() {
        expect:
        Dump.missing('99.1').get() == 'there is no pg_dump of version 99 or newer; install PostgreSQL\'s client programs, such as the package postgresql-client-99'
    }

    Session holder

    private String snapshot() {
        holder = database.open()
        holder.begin()
        holder.query('select pg_export_snapshot()').single()
    }

    private RowCounts write(Closure<?> meanwhile = {}) {
        def dump = dump()
        database.open().withCloseable { session ->
            RowCounts.readWith(session) { String snapshot ->
                meanwhile.call()
                dump.write(file, snapshot)
            }
        }
    }

    private Database restored() {
        def name = "restored_${System.nanoTime()}"
        dump().restore(file, name)
        database.database(name)
    }

    private Dump dump() {
        new Dump(database, '15.1', Optional.empty())
    }

    private void sql(String... statements) {
        database.open().withCloseable { session -> statements.each { session.execute(it) } }
    }

    private static locale(Database database) {
        database.open().withCloseable {
            it.query('select encoding, datcollate, datctype from pg_database where datname = current_database()').rows()
        }
    }
}
