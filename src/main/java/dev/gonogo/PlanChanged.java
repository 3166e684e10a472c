package dev.gonogo;

import dev.gonogo.plan.Json;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.Plan.PlannedFile;
import dev.gonogo.plan.PlannedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What would run is not the plan that was handed over. Nothing was changed. */
public final class PlanChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PlanChanged(List<String> differences) {
        super("this is not the approved plan, and nothing was changed: " + String.join("; ", differences)
                + "\n  hint: make a new plan with `gonogo plan --out plan.json` and have that one approved");
    }

    /** @throws PlanChanged when the digests differ, or the plan that was handed over was edited */
    static void check(Plan approved, Plan now) {
        if (!approved.digest().equals(now.digest())) {
            var differences = new ArrayList<String>();
            compare(files(approved), files(now), name -> "file `" + name + "`", differences);
            compare(steps(approved), steps(now), name -> "step `" + name + "`", differences);
            if (!approved.target().equals(now.target())) {
                differences.add("the target was %s and is %s".formatted(approved.target(), now.target()));
            }
            throw new PlanChanged(differences.isEmpty() ? List.of("another part of the runbook differs") : differences);
        }
        if (!asApproved(approved).equals(asApproved(now))) {
            throw new PlanChanged(
                    List.of("the file that was handed over says something else than the plan of its digest"));
        }
    }

    private static Map<String, String> files(Plan plan) {
        return plan.files().stream().collect(Collectors.toMap(PlannedFile::path, PlannedFile::sha256));
    }

    private static Map<String, String> steps(Plan plan) {
        return plan.steps().stream().collect(Collectors.toMap(PlannedStep::id, PlannedStep::digest));
    }

    /** What people read and approved: all but times, and but the cluster that an embedded target makes anew. */
    private static String asApproved(Plan plan) {
        var same = new Plan(
                plan.schema(),
                plan.runbook(),
                plan.title(),
                plan.digest(),
                Instant.EPOCH,
                plan.target().embedded() ? null : plan.target(),
                plan.roles(),
                plan.contacts(),
                List.of(),
                plan.steps(),
                plan.rollbackSteps(),
                plan.files(),
                plan.pendingMigrations(),
                plan.risks(),
                List.of());
        return Json.file(same);
    }

    private static void compare(
            Map<String, String> before,
            Map<String, String> now,
            Function<String, String> named,
            List<String> differences) {
        before.forEach((name, digest) -> {
            if (!now.containsKey(name)) {
                differences.add(named.apply(name) + " is gone");
            } else if (!now.get(name).equals(digest)) {
                differences.add(named.apply(name) + " was changed");
            }
        });
        now.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .map(name -> named.apply(name) + " is new")
                .forEach(differences::add);
    }
}
