package dev.gonogo.run;

import dev.gonogo.model.Migrations;
import dev.gonogo.postgres.MigrationHistory;

/** The history table of the run's migrations. */
final class History {

    private History() {}

    /** Its name, empty when the runbook has no migrations. */
    static String table(Run run) {
        return run.runbook().migrations().map(said -> of(said).table()).orElse("");
    }

    static MigrationHistory of(Migrations migrations) {
        return new MigrationHistory(migrations.history());
    }
}
