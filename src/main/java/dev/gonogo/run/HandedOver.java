package dev.gonogo.run;

import dev.gonogo.trail.ApprovalFile;
import dev.gonogo.trail.ApprovalRefused;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.Secrets;
import dev.gonogo.trail.Signed;
import dev.gonogo.trail.Spokesmen;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was signed and handed over to a run, as of a moment. */
final class HandedOver {

    private final RunRecord record;
    private final Instant now;
    private final Secrets secrets;
    private final List<Signed> all;

    HandedOver(RunRecord record, Instant now, Secrets secrets) {
        this.record = record;
        this.now = now;
        this.secrets = secrets;
        this.all = ApprovalFile.handedTo(record.folder()).stream()
                .map(ApprovalFile::signed)
                .toList();
    }

    /** What counts, is about this step and is not taken in yet; of each person the last word alone, the oldest first. */
    List<Signed> to(String step, String... decisions) {
        var last = new LinkedHashMap<String, Signed>();
        all.stream()
                .filter(signed -> isAbout(signed, step)
                        && List.of(decisions).contains(signed.statement().decision()))
                .filter(signed -> refuses(signed).isEmpty())
                .sorted(Comparator.comparing(
                                (Signed signed) -> signed.statement().at())
                        .thenComparing(signed -> signed.statement().as()))
                .forEach(signed -> last.put(Spokesmen.same(signed.statement().as()), signed));
        var taken = takenIn(step);
        return last.values().stream()
                .filter(signed -> !taken.contains(signed.text()))
                .toList();
    }

    /** Why others about this step do not count. */
    List<String> wrong(String step) {
        return all.stream()
                .filter(signed -> isAbout(signed, step))
                .flatMap(signed -> refuses(signed).stream())
                .toList();
    }

    /** What holds a secret would not be recorded as it was signed. */
    private Optional<String> refuses(Signed signed) {
        return record.signatures()
                .refuses(signed, now)
                .or(() -> secrets.mask(signed.text()).equals(signed.text())
                        ? Optional.empty()
                        : Optional.of("what `%s` signed holds a secret; sign again, with another reason"
                                .formatted(signed.statement().as())));
    }

    private Set<String> takenIn(String step) {
        return record.answers(step).stream()
                .map(recorded -> ((Event.Answered) recorded.event()).signed())
                .filter(signed -> signed != null)
                .map(Signed::text)
                .collect(Collectors.toSet());
    }

    private static boolean isAbout(Signed signed, String step) {
        try {
            return signed.statement().step().equals(step);
        } catch (ApprovalRefused none) {
            return false;
        }
    }
}
