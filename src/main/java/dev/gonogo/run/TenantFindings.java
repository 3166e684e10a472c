package dev.gonogo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was found out about isolation, sentence by sentence. */
final class TenantFindings {

    private static final int MOST_TOLD = 10;

    private final List<Finding> all = new ArrayList<>();

    enum Verdict {
        /** Somebody else's rows can be read or written. */
        LEAK,
        /** The role is kept from rows that are its own. */
        SHUT,
        /** It could not be found out. */
        UNTOLD,
        /** Nothing leaks, but a person should know of it. */
        NOTED
    }

    /** @param command that leaks, as `SELECT`; empty when it is not about one */
    record Finding(Verdict verdict, String role, String relation, String command, String told) {}

    void add(Finding finding) {
        all.add(finding);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    Outcome outcome(String proven) {
        var wrong = told(Verdict.LEAK, Verdict.SHUT);
        var untold = told(Verdict.UNTOLD);
        var noted = told(Verdict.NOTED);
        if (!wrong.isEmpty()) {
            return Outcome.failed(joined(wrong));
        }
        if (!untold.isEmpty()) {
            return Outcome.broken(joined(untold));
        }
        return noted.isEmpty() ? Outcome.passed(proven) : Outcome.warned(proven + "; " + joined(noted));
    }

    private List<String> told(Verdict... verdicts) {
        return all.stream()
                .filter(finding -> List.of(verdicts).contains(finding.verdict()))
                .map(Finding::told)
                .distinct()
                .toList();
    }

    private static String joined(List<String> sentences) {
        var told = sentences.stream().limit(MOST_TOLD).collect(Collectors.joining("; "));
        int more = sentences.size() - MOST_TOLD;
        return more > 0 ? told + "; and %d more, see tenant-isolation.json".formatted(more) : told;
    }
}
