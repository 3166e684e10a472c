package dev.gonogo.cli;

import dev.gonogo.plan.Json;
import dev.gonogo.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/** A plan that `gonogo plan --out` wrote. */
final class PlanFile {

    private PlanFile() {}

    /** @throws UnreadablePlan */
    static Plan read(Path file) {
        try {
            return Json.read(Files.readString(file), Plan.class);
        } catch (IOException unreadable) {
            throw new UnreadablePlan(file, Files.exists(file) ? "cannot be read: " + unreadable : "is not there");
        } catch (JacksonException | NullPointerException malformed) {
            throw new UnreadablePlan(file, "is not a plan");
        }
    }
}
