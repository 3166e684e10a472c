package dev.gonogo.cli;

import dev.gonogo.trail.RecordedFollowUp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What is to be done after a run: what is due first. */
final class FollowUpText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private FollowUpText() {}

    static List<String> of(List<RecordedFollowUp> followUps, Instant now) {
        return followUps.stream().map(each -> line(each, now)).toList();
    }

    private static String line(RecordedFollowUp each, Instant now) {
        var role = each.role().isEmpty() ? "" : " (" + each.role() + ")";
        return "%-16s %s%s%s".formatted(word(each, now), each.name(), role, when(each));
    }

    private static String word(RecordedFollowUp each, Instant now) {
        if (each.doneAt() != null) {
            return "done";
        }
        return each.isDue(now) ? "DUE" : "later";
    }

    private static String when(RecordedFollowUp each) {
        if (each.doneAt() != null) {
            return ", by %s, %s%s"
                    .formatted(
                            each.doneBy(),
                            TIME.format(each.doneAt()),
                            each.note().isEmpty() ? "" : ": " + each.note());
        }
        return each.dueAt() == null ? ", after the end of the run" : ", " + TIME.format(each.dueAt());
    }
}
