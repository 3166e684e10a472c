package dev.gonogo.crash

import dev.gonogo.postgres.Address
import dev.gonogo.postgres.Database
import dev.gonogo.postgres.SessionSettings
import dev.gonogo.trail.Event

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

/** Ways to the databases of a campaign, by their addresses or by what a run said of its target. */
final class Servers {

    private static final SessionSettings SETTINGS =
            new SessionSettings('campaign', Duration.ofSeconds(10), Duration.ofSeconds(60))

    private Servers() {
    }

    /** The embedded target of the only run in a home: on another port each time that it is started. */
    static Database embedded(Path home, Event.TargetOpened opened) {
        def port = Files.readAllLines(kept(home, 'data/postmaster.pid'))[3] as int
        database(opened.host(), port, opened.database(), opened.role(), Files.readString(kept(home, 'password')))
    }

    static Database database(String host, int port, String name, String user, String password) {
        new Database(Address.of(host, port, name, user, password), SETTINGS)
    }

    private static Path kept(Path home, String name) {
        def cluster = home.resolve('embedded').toFile().listFiles().first().toPath()
        ['elsewhere', '.'].collect { cluster.resolve(it).resolve(name) }.find { Files.exists(it) }
    }
}
