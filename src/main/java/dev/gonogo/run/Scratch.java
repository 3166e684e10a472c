package dev.gonogo.run;

import dev.gonogo.model.Place;
import dev.gonogo.model.Server;
import dev.gonogo.model.Target;
import dev.gonogo.plan.SqlFiles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL of one's own with nothing in it, removed when it is closed. */
final class Scratch {

    private Scratch() {}

    static OpenTarget open(SqlFiles files, Workplace workplace, String id) {
        var target = new Target(
                new Place("", 0, 0),
                "scratch",
                new Server.Embedded(List.of()),
                Duration.ofSeconds(5),
                Duration.ZERO,
                0,
                1,
                Optional.empty(),
                false);
        return OpenTarget.openToLook(target, files, workplace, "gonogo " + id + "-scratch");
    }
}
