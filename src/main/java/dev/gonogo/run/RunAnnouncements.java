package dev.gonogo.run;

import dev.gonogo.model.Announcements;
import dev.gonogo.model.Announcements.Occasion;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Report;
import dev.gonogo.trail.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** What a run tells at its beginning and at its end without a step. Nothing that goes wrong with it ends a run. */
final class RunAnnouncements {

    private final Run run;
    private final Announcements said;

    RunAnnouncements(Run run) {
        this.run = run;
        this.said = run.runbook().announcements();
    }

    /** @return why the run must not begin; empty when it may */
    String begin() {
        var lost = tell(Occasion.START, "in progress", "").stream()
                .filter(delivery -> !delivery.arrived())
                .map(delivery -> "`%s`: %s".formatted(delivery.channel(), delivery.told()))
                .collect(Collectors.joining("; "));
        return said.mustArrive() && !lost.isEmpty() ? "its start could not be announced to " + lost : "";
    }

    /** @param ending that is recorded already */
    void end(Event ending) {
        if (said.messages().isEmpty()) {
            return;
        }
        if (ending instanceof Event.RunHeld held) {
            tell(Occasion.HOLD, "held", held.message());
        } else if (ending instanceof Event.RunFinished finished) {
            if (finished.how().equals("rolled-back")) {
                tell(Occasion.ROLLBACK, "rolled back", finished.message());
            } else if (isGo()) {
                tell(Occasion.SUCCESS, "success", finished.message());
            } else {
                tell(Occasion.FAILURE, finished.how().equals("aborted") ? "aborted" : "failed", finished.message());
            }
        }
    }

    private boolean isGo() {
        return Report.of(run.folder()).verdict() == Verdict.Decided.GO;
    }

    private List<Delivery> tell(Occasion occasion, String status, String reason) {
        var message = said.messages().get(occasion);
        return message == null
                ? List.of()
                : new Announcer(run).tell("run", message, said.to(), new Filling(run, status, reason));
    }
}
