package dev.gonogo.trail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nobody broke the glass: no signature let the run go on behind a step that did not pass. */
record GlassWhole(RunRecord run) implements Criteria.Judge {

    static final String NAME = "nobody broke the glass";

    @Override
    public Optional<Criterion> judge() {
        var steps = broken(run).map(Event.Answered::step).distinct().toList();
        return steps.isEmpty() ? Optional.empty() : Optional.of(Criterion.of(NAME, steps, told(run)));
    }

    static List<String> told(RunRecord run) {
        return broken(run)
                .map(said -> "the glass of `%s` was broken by %s (%s): %s"
                        .formatted(said.step(), said.as(), said.role(), said.note()))
                .toList();
    }

    private static Stream<Event.Answered> broken(RunRecord run) {
        return run.events(Event.Answered.class).stream()
                .filter(said -> said.answer().equals(Statement.BREAK_GLASS));
    }
}
