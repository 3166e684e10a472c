package dev.gonogo.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In what two plans of a runbook differ: ids of steps, paths of files.
 *
 * @param target how the target differs, in words; empty when it is the same
 */
public record PlanDifference(Changes steps, Changes files, Optional<String> target, boolean differ) {

    /** What is in both and not the same, what only the second has, and what only the first had. */
    public record Changes(List<String> changed, List<String> added, List<String> gone) {
        public Changes {
            changed = List.copyOf(changed);
            added = List.copyOf(added);
            gone = List.copyOf(gone);
        }

        private static Changes between(Map<String, String> before, Map<String, String> now) {
            return new Changes(
                    before.keySet().stream()
                            .filter(now::containsKey)
                            .filter(name -> !before.get(name).equals(now.get(name)))
                            .toList(),
                    only(now, before),
                    only(before, now));
        }

        private static List<String> only(Map<String, String> here, Map<String, String> there) {
            return here.keySet().stream()
                    .filter(name -> !there.containsKey(name))
                    .toList();
        }

        private List<String> told(String what) {
            var told = new ArrayList<String>();
            changed.forEach(name -> told.add(what + " `" + name + "` was changed"));
            gone.forEach(name -> told.add(what + " `" + name + "` is gone"));
            added.forEach(name -> told.add(what + " `" + name + "` is new"));
            return told;
        }
    }

    /** Compares by digests; times, and what the look at the target found, do not count. */
    public static PlanDifference between(Plan before, Plan now) {
        return new PlanDifference(
                Changes.between(steps(before), steps(now)),
                Changes.between(files(before), files(now)),
                before.target().embedded() || before.target().equals(now.target())
                        ? Optional.empty()
                        : Optional.of("the target was %s and is %s".formatted(before.target(), now.target())),
                !before.digest().equals(now.digest()));
    }

    /** One sentence for each difference. */
    public List<String> told() {
        var told = new ArrayList<String>();
        told.addAll(files.told("file"));
        told.addAll(steps.told("step"));
        target.ifPresent(told::add);
        return told.isEmpty() && differ ? List.of("another part of the runbook differs") : told;
    }

    private static Map<String, String> files(Plan plan) {
        return named(plan.files().stream(), Plan.PlannedFile::path, Plan.PlannedFile::sha256);
    }

    private static Map<String, String> steps(Plan plan) {
        return named(
                Stream.concat(plan.steps().stream(), plan.rollbackSteps().stream()),
                PlannedStep::id,
                PlannedStep::digest);
    }

    private static <T> Map<String, String> named(
            Stream<T> things, Function<T, String> name, Function<T, String> digest) {
        return things.collect(Collectors.toMap(name, digest, (one, two) -> one, TreeMap::new));
    }
}
