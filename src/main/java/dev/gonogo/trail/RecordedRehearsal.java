package dev.gonogo.trail;

import dev.gonogo.model.Risk;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * `rehearsal.json`, the evidence of a rehearsal.
 *
 * @param changes that were made and taken back: migrations by the names of their files, steps by their ids
 * @param leftOut steps that change the database and were not rehearsed, each with the reason
 * @param verified whether catalog and content after the way back were those before
 * @param differences what was not as before, one sentence each
 * @param rowsCompared how many rows were there before, and were compared with those after the way back
 * @param statements of the way forward, with what each was seen to do
 * @param repeats what became of each change that was made a second time
 */
public record RecordedRehearsal(
        List<String> changes,
        List<String> leftOut,
        double forwardSeconds,
        double backSeconds,
        boolean verified,
        List<String> differences,
        long rowsCompared,
        List<Statement> statements,
        List<Repeat> repeats) {

    /**
     * One statement.
     *
     * @param at where it is, as `migrations/003.sql:12:1`
     * @param touched relations that were there before the rehearsal and that it has locked against writes, written anew
     *     or read whole
     * @param because what the risk comes from, as a sentence
     */
    public record Statement(
            String at, String command, double seconds, List<Touched> touched, Risk.Level risk, String because) {

        public Statement {
            touched = List.copyOf(touched);
        }
    }

    /**
     * What a statement did to one relation.
     *
     * @param lock the strongest that its transaction held on it, as `ACCESS EXCLUSIVE`
     * @param bytes its size on the target, with its indexes
     */
    public record Touched(String relation, String lock, boolean rewritten, boolean scanned, long bytes) {}

    /** @param told what the second time did, empty when it did nothing: then the change can be repeated */
    public record Repeat(String change, String told) {}

    public static final String FILE = "rehearsal.json";

    public RecordedRehearsal {
        changes = List.copyOf(changes);
        leftOut = List.copyOf(leftOut);
        differences = List.copyOf(differences);
        statements = statements == null ? List.of() : List.copyOf(statements);
        repeats = repeats == null ? List.of() : List.copyOf(repeats);
    }

    /** One that came to no end. */
    public static RecordedRehearsal stopped(String why) {
        return new RecordedRehearsal(List.of(), List.of(), 0, 0, false, List.of(why), 0, List.of(), List.of());
    }

    /** How it went, as the beginning of a sentence. */
    public String course() {
        boolean onlyFiles = changes.stream().allMatch(change -> change.endsWith(".sql"));
        return "%d %s%s forward in %.1f s, back in %.1f s"
                .formatted(
                        changes.size(),
                        onlyFiles ? "migration" : "change",
                        changes.size() == 1 ? "" : "s",
                        forwardSeconds,
                        backSeconds);
    }

    /** What was not rehearsed, as the end of a sentence; empty when that is nothing. */
    public String without() {
        return leftOut.isEmpty() ? "" : "; not rehearsed: " + String.join(", ", leftOut);
    }

    /** What the comparison showed, as the end of a sentence. */
    public String told() {
        return rowsCompared == 0
                ? "the catalog was as before; there was no row to compare"
                : "everything was as before";
    }

    /** The statement of the highest risk, the first of these; empty when nothing was applied. */
    public Optional<Statement> riskiest() {
        return statements.stream()
                .max(Comparator.comparing(Statement::risk)
                        .thenComparing(statements::indexOf, Comparator.reverseOrder()));
    }

    static Optional<RecordedRehearsal> of(RunRecord run, String step) {
        return RecordedEvidence.read(run, step, FILE, RecordedRehearsal.class);
    }
}
