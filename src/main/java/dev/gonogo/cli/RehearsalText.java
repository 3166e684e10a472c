package dev.gonogo.cli;

import dev.gonogo.model.Risk;
import dev.gonogo.trail.RecordedRehearsal;
import dev.gonogo.trail.RecordedRehearsal.Statement;
import dev.gonogo.trail.Rehearsed;
import java.util.Locale;

/** A rehearsal as text: whether the way back is verified, and what each statement was seen to do. */
final class RehearsalText {

    private final StringBuilder text = new StringBuilder();

    private RehearsalText() {}

    static String of(Rehearsed rehearsed) {
        var text = new RehearsalText();
        text.line("rehearsed on PostgreSQL %s, filled from %s"
                .formatted(rehearsed.serverVersion(), rehearsed.filledFrom()));
        text.result(rehearsed.rehearsal());
        text.risks(rehearsed.rehearsal());
        text.repeats(rehearsed.rehearsal());
        return text.text.toString().stripTrailing();
    }

    private void result(RecordedRehearsal rehearsal) {
        if (rehearsal.verified()) {
            line(rehearsal.course() + "; " + rehearsal.told());
            rehearsal.leftOut().forEach(step -> line("  not rehearsed: " + step));
        } else {
            line("NOT VERIFIED");
            rehearsal.differences().forEach(difference -> line("  " + difference));
        }
    }

    private void risks(RecordedRehearsal rehearsal) {
        var felt = rehearsal.statements().stream()
                .filter(statement -> statement.risk() != Risk.Level.VERY_LOW)
                .toList();
        line("");
        felt.forEach(this::statement);
        long others = rehearsal.statements().size() - felt.size();
        if (others > 0) {
            line("%d %sstatement%s for which nobody waits"
                    .formatted(others, felt.isEmpty() ? "" : "more ", others == 1 ? "" : "s"));
        }
    }

    private void statement(Statement statement) {
        line("%-8s %s  %s".formatted(name(statement.risk()), statement.at(), statement.command()));
        line("         " + statement.because());
    }

    private void repeats(RecordedRehearsal rehearsal) {
        if (!rehearsal.repeats().isEmpty()) {
            line("");
            line("a second time");
        }
        rehearsal
                .repeats()
                .forEach(repeat -> line("  %s %s"
                        .formatted(repeat.change(), repeat.told().isEmpty() ? "changes nothing" : repeat.told())));
    }

    private static String name(Risk.Level level) {
        return level.name().replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
