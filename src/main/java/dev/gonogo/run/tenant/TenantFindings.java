package dev.gonogo.run.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was found out about isolation, sentence by sentence. */
public final class TenantFindings {

    private static final int MOST_TOLD = 10;

    private final List<Finding> all = new ArrayList<>();

    public enum Verdict {
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
    public record Finding(Verdict verdict, String role, String relation, String command, String told) {}

    public void add(Finding finding) {
        all.add(finding);
    }

    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** In one sentence, what is wrong; empty when nothing is. */
    public String wrong() {
        return joined(told(Verdict.LEAK, Verdict.SHUT));
    }

    /** What could not be found out. */
    public String untold() {
        return joined(told(Verdict.UNTOLD));
    }

    /** What is not wrong, and a person should know. */
    public String noted() {
        return joined(told(Verdict.NOTED));
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
