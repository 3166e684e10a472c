package dev.gonogo.trail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** No step was kept as done although its text was changed: what is written is not what was done then. */
record NothingKept(RunRecord run) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        var steps = kept(run).map(Kept::step).distinct().toList();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(Criterion.of("no step was kept although it was changed", steps, told(run)));
    }

    /** One sentence for each step and whoever kept it. */
    static List<String> told(RunRecord run) {
        return kept(run).map(Kept::told).distinct().toList();
    }

    private static Stream<Kept> kept(RunRecord run) {
        return run.events(Event.RunResumed.class).stream()
                .flatMap(resumed -> resumed.kept().stream().map(step -> new Kept(step, resumed.resumedBy())));
    }

    private record Kept(String step, String by) {

        String told() {
            return "`%s` was kept as done although its text was changed, by %s".formatted(step, by);
        }
    }
}
