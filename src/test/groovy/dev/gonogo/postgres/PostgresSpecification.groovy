package dev.gonogo.postgres

import dev.gonogo.SharedServer
import spock.lang.Specification

/** A fresh database of the shared server, and a session on it. */
abstract class PostgresSpecification extends Specification {

    Database database = SharedServer.newDatabase()
    Session session = database.open()

    def cleanup() {
        session.close()
    }

    void sql(String... statements) {
        statements.each { session.execute(it) }
    }

    Object value(String query) {
        session.query(query).single()
    }

    String name() {
        value('select current_database()')
    }
}
