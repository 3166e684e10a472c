package dev.gonogo.run;

import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Session;
import dev.gonogo.sql.SqlScript;
import java.util.function.Consumer;

/** A script that takes back: it may remove whatever it removes, in one transaction of a fresh session. */
final class Reverting {

    private Reverting() {}

    static void run(Database database, SqlScript script, Consumer<Notice> notices, Consumer<Session> last) {
        try (var session = database.open().notices(notices)) {
            session.begin();
            Scripts.execute(session, script, statement -> {});
            last.accept(session);
            session.commit();
        }
    }
}
