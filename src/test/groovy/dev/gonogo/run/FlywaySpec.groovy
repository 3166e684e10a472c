package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.plan.MendRequest
import dev.gonogo.trail.Verdict
import org.flywaydb.core.Flyway

/** The real Flyway and Gonogo on one history: what either writes, the other understands. */
class FlywaySpec extends RunSpecification {

    static final MIGRATIONS = "migrations('migrations') { history 'flyway_schema_history'; naming ~/V\\d+__\\w+\\.sql/; rollbacks 'back' }"

    def setup() {
        file 'migrations/V1__add_people.sql', '\uFEFF-- people, with ü\r\ncreate table people(id int);\r\n\r\n'
        file 'migrations/V2__add_notes.sql', "create table notes(\n  id int -- ;\n);\ninsert into notes values (1)"
        file 'back/V2__add_notes.sql', 'drop table notes;'
    }

    def 'Flyway accepts a history that Gonogo wrote, and goes on from there'() {
        when:
        def report = migrate()

        then:
        report.verdict() == Verdict.Decided.GO
        flyway().validateWithResult().validationSuccessful
        flyway().info().applied()*.description == ['add people', 'add notes']

        when:
        file 'migrations/V3__more.sql', 'create table more(id int);'

        then:
        flyway().migrate().migrationsExecuted == 1

        when: 'somebody says that this is meant to be so'
        sql 'delete from gonogo.last_catalog'

        then:
        step(migrate(), 'T-1/migrate').message() == 'nothing was pending'
    }

    def 'Gonogo goes on with a history that Flyway wrote, and back'() {
        given:
        flyway().migrate()
        file 'migrations/V3__more.sql', 'create table more(id int);'

        expect:
        !drift().drift
        drift().onlyHere() == ['V3__more.sql']
        step(migrate(), 'T-1/migrate').message() == 'applied V3__more.sql'
        flyway().validateWithResult().validationSuccessful

        when:
        file 'back/V3__more.sql', 'drop table more;'
        task "migrateBack to: '1'", MIGRATIONS

        then:
        run().steps()*.message() == ['reverted V3__more.sql, V2__add_notes.sql']
        flyway().info().pending()*.script == ['V2__add_notes.sql', 'V3__more.sql']
    }

    def 'both find the file that was changed since'() {
        given:
        flyway().migrate()

        when:
        file 'migrations/V2__add_notes.sql', 'create table notes(id bigint);'

        then:
        drift().findings()*.message() == ['`V2__add_notes.sql` was changed after it was applied']
        !flyway().validateWithResult().validationSuccessful
    }

    def 'a baseline by Gonogo is one for Flyway'() {
        given:
        sql 'create table people(id int)', 'create table notes(id int)'
        task 'migrate()', MIGRATIONS

        when:
        gonogo().mend(compiled(), Optional.empty(), new MendRequest(false, [], [], Optional.of('2'), false), true, { Optional.empty() } as Prompt, { })

        then:
        flyway().validateWithResult().validationSuccessful
        flyway().migrate().migrationsExecuted == 0
    }

    def 'what failed under Flyway is told, and refuses a run'() {
        given:
        flyway().migrate()
        sql "insert into flyway_schema_history values (7, '9', 'x', 'SQL', 'V9__x.sql', 1, 'me', now(), 1, false)"

        expect:
        drift().findings()*.message() == ['migration `9` failed under Flyway, and may have taken effect in part']
        plan().findings().any { it.blocks() && it.message() == 'migration `9` failed under Flyway, and may have taken effect in part' }
    }

    private migrate() {
        task 'migrate()', MIGRATIONS
        run()
    }

    private drift() {
        task 'migrate()', MIGRATIONS
        gonogo().drift(compiled(), Optional.empty())
    }

    private Flyway flyway() {
        def server = SharedServer.server()
        Flyway.configure()
                .dataSource(database.address().jdbcUrl(), server.user(), server.password())
                .locations("filesystem:${folder.resolve('book/migrations')}")
                .baselineOnMigrate(true).baselineVersion('0')
                .load()
    }
}
