package dev.gonogo.trail;

import dev.gonogo.model.StepId;
import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Json;
import dev.gonogo.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one run, and what lies where in it. */
public record RunFolder(Path path) {

    /** How long the part of an id is that says its second. */
    private static final int SECOND = "20261120-101500".length();

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
            throw new HomeUnwritable(runs, refused);
        }
    }

    /** The newest run in a folder of runs; ids begin with their time, to the second. */
    public static Optional<RunFolder> newest(Path runs) {
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(run -> Files.isRegularFile(run.resolve("journal.jsonl")))
                    .map(RunFolder::new)
                    .max(Comparator.comparing(RunFolder::second).thenComparing(RunFolder::began));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Puts another plan in the place of `plan.json`, which is kept under `plan-<number>.json`. A process that ends in
     * between leaves one of the two in place, never half of one.
     */
    public void replacePlan(Plan plan) {
        try {
            Files.copy(plan(), formerPlan(nextNumber()));
            var fresh = path.resolve("plan.json.new");
            Files.writeString(fresh, Json.file(plan));
            Files.move(fresh, plan(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException("the run's plan cannot be replaced: " + refused, refused);
        }
    }

    /** The plan with this sum: `plan.json` or a former one; empty when there is none. */
    public Optional<Plan> plan(String sha256) {
        var candidates = new ArrayList<>(List.of(plan()));
        for (int number = 1; number < nextNumber(); number++) {
            candidates.add(formerPlan(number));
        }
        return candidates.stream()
                .filter(file -> sum(file).equals(sha256))
                .findFirst()
                .map(RunFolder::read);
    }

    private int nextNumber() {
        int number = 1;
        while (Files.exists(formerPlan(number))) {
            number++;
        }
        return number;
    }

    private Path formerPlan(int number) {
        return path.resolve("plan-" + number + ".json");
    }

    private String second() {
        return id().substring(0, Math.min(id().length(), SECOND));
    }

    /** The first line of the journal as far as its time, which sorts by it; empty when there is none yet. */
    private String began() {
        try (var lines = Files.lines(journal())) {
            return lines.findFirst()
                    .map(line -> line.replaceFirst(",\"type\".*", ""))
                    .orElse("");
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }

    public String id() {
        return path.getFileName().toString();
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    /** Locked by the process that carries the run out. It lies elsewhere in the home: it is no part of what was recorded. */
    Path lock() {
        return path.toAbsolutePath().getParent().resolveSibling("locks").resolve(id());
    }

    public Path plan() {
        return path.resolve("plan.json");
    }

    public Path evidence() {
        return path.resolve("evidence");
    }

    /** Where rehearsals on scratch servers lie that were made with the same home. */
    public Path rehearsals() {
        return path.toAbsolutePath().getParent().resolveSibling("rehearsals");
    }

    /** Where approvals lie that were handed over to this run; those that count are in its journal. */
    public Path approvals() {
        return path.toAbsolutePath().getParent().resolveSibling("approvals").resolve(id());
    }

    /** Where a backup of a whole server lies, beside the runs of the same home: it is too large to be evidence. */
    public Path backup(String step, int attempt) {
        var name = StepId.slug(step) + (attempt == 1 ? "" : "-" + attempt);
        return path.toAbsolutePath()
                .getParent()
                .resolveSibling("backups")
                .resolve(id())
                .resolve(name);
    }

    public Path report(String ending) {
        return path.resolve("report." + ending);
    }

    public Path manifest() {
        return path.resolve("MANIFEST.sha256");
    }

    /** The sum of `plan.json` as it is now. */
    public String planSha256() {
        return sum(plan());
    }

    /** The plan as it was recorded. */
    public Plan readPlan() {
        return read(plan());
    }

    private static String sum(Path plan) {
        try {
            return Digest.of(plan);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the run has no readable plan: " + plan, unreadable);
        }
    }

    private static Plan read(Path plan) {
        try {
            return Json.read(Files.readString(plan), Plan.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the run has no readable plan: " + plan, unreadable);
        }
    }
}
