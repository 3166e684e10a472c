package dev.gonogo;

import dev.gonogo.trail.RecordedFollowUp;
import dev.gonogo.trail.Report;
import java.util.stream.Collectors;

/** Something was said to be done that is not to be done after this run. Nothing was recorded. */
public final class NoSuchFollowUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchFollowUp(Report report, String name) {
        super("after run `%s` there is no `%s` to be done; there is %s"
                .formatted(
                        report.run(),
                        name,
                        report.followUps().isEmpty()
                                ? "nothing"
                                : report.followUps().stream()
                                        .map(RecordedFollowUp::id)
                                        .map(id -> "`" + id + "`")
                                        .collect(Collectors.joining(", "))));
    }
}
