package dev.gonogo;

import dev.gonogo.plan.Plan;
import dev.gonogo.plan.Plan.PlannedFile;
import dev.gonogo.plan.PlannedStep;
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

    /** @throws PlanChanged when the digests differ */
    static void check(Plan approved, Plan now) {
        if (!approved.digest().equals(now.digest())) {
            var differences = new ArrayList<String>();
            compare(
                    approved.files().stream().collect(Collectors.toMap(PlannedFile::path, PlannedFile::sha256)),
                    now.files().stream().collect(Collectors.toMap(PlannedFile::path, PlannedFile::sha256)),
                    name -> "file `" + name + "`",
                    differences);
            compare(
                    approved.steps().stream().collect(Collectors.toMap(PlannedStep::id, PlannedStep::digest)),
                    now.steps().stream().collect(Collectors.toMap(PlannedStep::id, PlannedStep::digest)),
                    name -> "step `" + name + "`",
                    differences);
            if (!approved.target().equals(now.target())) {
                differences.add("the target was %s and is %s".formatted(approved.target(), now.target()));
            }
            throw new PlanChanged(
                    differences.isEmpty() ? List.of("its rollback or its decision differs") : differences);
        }
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
