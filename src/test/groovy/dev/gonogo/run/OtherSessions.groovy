package dev.gonogo.run

import dev.gonogo.postgres.Database
import dev.gonogo.postgres.Session
import spock.util.concurrent.PollingConditions

import java.util.concurrent.CompletableFuture

/** What other people do on the database while a run goes on. */
trait OtherSessions {

    abstract Database getDatabase()

    /** Holds a lock while the body runs. */
    def <T> T whileLocked(String statement, Closure<T> body) {
        database.open().withCloseable { Session session ->
            session.begin()
            session.execute(statement)
            def result = body.call()
            session.rollback()
            result
        }
    }

    static <T> CompletableFuture<T> meanwhile(Closure<T> body) {
        CompletableFuture.supplyAsync { body.call() }
    }

    static void eventually(Closure<?> condition) {
        new PollingConditions(timeout: 60, delay: 0.02).eventually(condition)
    }

    /** Waits until a run's session executes such a statement. */
    void awaitStatement(String pattern) {
        eventually { assert backends(pattern) }
    }

    /** Ends the run's session that executes such a statement, as an administrator or a crash would. */
    void kill(String pattern) {
        awaitStatement(pattern)
        database.open().withCloseable { session -> backends(pattern).each { session.query("select pg_terminate_backend($it)") } }
    }

    List<Object> backends(String pattern) {
        database.open().withCloseable { session ->
            session.query("""
                select pid from pg_stat_activity
                where datname = current_database() and application_name like 'gonogo %' and state = 'active' and query ~* ?""", pattern).rows()*.get(0)
        }
    }
}
