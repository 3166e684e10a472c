package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Json;
import dev.gonogo.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one run, and what lies where in it. */
public record RunFolder(Path path) {

    /** Creates `<runs>/<id>` for a new run, with the plan in it. */
    public static RunFolder create(Path runs, String id, Plan plan) {
        try {
            Files.createDirectories(runs);
            var folder = new RunFolder(Files.createDirectory(runs.resolve(id)));
            Files.createDirectory(folder.evidence());
            Files.writeString(folder.plan(), Json.file(plan));
            return folder;
        } catch (FileAlreadyExistsException taken) {
            throw new UncheckedIOException("a run `" + id + "` is there already", taken);
        } catch (IOException refused) {
            throw new UncheckedIOException("the run's folder cannot be made in `" + runs + "`: " + refused, refused);
        }
    }

    /** The newest run in a folder of runs; ids begin with their time. */
    public static Optional<RunFolder> newest(Path runs) {
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(run -> Files.isRegularFile(run.resolve("journal.jsonl")))
                    .max(Comparator.comparing(run -> run.getFileName().toString()))
                    .map(RunFolder::new);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String id() {
        return path.getFileName().toString();
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    public Path plan() {
        return path.resolve("plan.json");
    }

    public Path evidence() {
        return path.resolve("evidence");
    }

    public Path report(String ending) {
        return path.resolve("report." + ending);
    }

    public Path manifest() {
        return path.resolve("MANIFEST.sha256");
    }

    /** The sum of `plan.json` as it is now. */
    public String planSha256() {
        try {
            return Digest.of(plan());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the run has no readable plan: " + plan(), unreadable);
        }
    }

    /** The plan as it was recorded. */
    public Plan readPlan() {
        try {
            return Json.read(Files.readString(plan()), Plan.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the run has no readable plan: " + plan(), unreadable);
        }
    }
}
