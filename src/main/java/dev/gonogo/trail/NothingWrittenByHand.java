package dev.gonogo.trail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nobody wrote into the target beside the plan: nobody has approved that. */
record NothingWrittenByHand(RunRecord run) implements Criteria.Judge {

    static final String NAME = "nothing was written beside the plan";

    @Override
    public Optional<Criterion> judge() {
        var told = told(run);
        return told.isEmpty() ? Optional.empty() : Optional.of(Criterion.of(NAME, List.of("journal.jsonl"), told));
    }

    /** One sentence for each statement. */
    static List<String> told(RunRecord run) {
        return begun(run)
                .map(sql -> "%s wrote at the console: %s".formatted(sql.as(), sql.sql()))
                .toList();
    }

    private static Stream<Event.ConsoleSql> begun(RunRecord run) {
        return run.events(Event.ConsoleSql.class).stream()
                .filter(Event.ConsoleSql::writes)
                .filter(sql -> sql.outcome().equals("begun"));
    }
}
