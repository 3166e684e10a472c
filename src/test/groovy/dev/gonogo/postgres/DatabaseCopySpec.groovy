package dev.gonogo.postgres

class DatabaseCopySpec extends PostgresSpecification {

    def setup() {
        sql 'create table t(a int)', 'insert into t values (1)'
    }

    def 'a copy has what the original has, and goes its own way'() {
        given:
        def copies = copies()

        when:
        def copy = copies.create(original() + '_copy')
        copy.open().withCloseable { it.execute('insert into t values (2)') }

        then:
        rows(copy) == 2
        rows(database) == 1

        when:
        def copyOfCopy = copies.create(original() + '_second', original() + '_copy')

        then:
        rows(copyOfCopy) == 2
    }

    def 'a copy is dropped with the sessions on it, and one that is not there is dropped as well'() {
        given:
        def copies = copies()
        def lingering = copies.create(original() + '_copy').open()

        when:
        2.times { copies.drop(original() + '_copy') }

        then:
        databases() == [original()]

        cleanup:
        lingering?.close()
    }

    def 'another database in the place of the original: both names change, or none'() {
        given:
        def copies = copies()
        copies.create(original() + '_copy').open().withCloseable { it.execute('insert into t values (2)') }

        when:
        copies.putInPlace(original() + '_copy', original() + '_kept')

        then:
        rows(database) == 2
        rows(database.database(original() + '_kept')) == 1
        databases() == [original(), original() + '_kept']

        when:
        copies.putInPlace(original() + '_gone', original() + '_kept_too')

        then:
        thrown StatementFailed
        rows(database) == 2
        databases() == [original(), original() + '_kept']
    }

    def 'names are quoted'() {
        given:
        def name = original() + ' "Copy" 100%/?'

        expect:
        def copies = copies()
        rows(copies.create(name)) == 1
        copies.drop(name)
        databases() == [original()]
    }

    def 'the database `postgres` can be copied too'() {
        given:
        def postgres = database.database('postgres')
        def copies = new DatabaseCopy(postgres, 'postgres')

        expect:
        copies.create(original() + '_of_postgres').open().withCloseable { it.query('select 1').single() } == 1
        copies.drop(original() + '_of_postgres')
    }

    String originalName

    private String original() {
        originalName
    }

    /** Nobody may be on a database that is copied. */
    private DatabaseCopy copies() {
        originalName = name()
        session.close()
        new DatabaseCopy(database, originalName)
    }

    private static rows(Database database) {
        database.open().withCloseable { it.query('select count(*) from t').single() }
    }

    private databases() {
        database.database('postgres').open().withCloseable {
            it.query("select datname from pg_database where datname like '${originalName}%' order by 1").rows()*.get(0)
        }
    }
}
