package dev.gonogo.trail;

import dev.gonogo.model.Risk;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * `rehearsal.json`, the evidence of a rehearsal.
 *
 * @param migrations that were applied and reverted
 * @param verified whether catalog and content after the way back were those before
 * @param differences what was not as before, one sentence each
 * @param rowsCompared how many rows were there before, and were compared with those after the way back
 * @param statements of the way forward, with what each was seen to do
 * @param repeats what became of each migration that was applied a second time
 */
public record RecordedRehearsal(
        List<String> migrations,
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

    /** @param told what a second application did, empty when it did nothing: then the migration can be repeated */
    public record Repeat(String migration, String told) {}

    public static final String FILE = "rehearsal.json";

    public RecordedRehearsal {
        migrations = List.copyOf(migrations);
        differences = List.copyOf(differences);
        statements = statements == null ? List.of() : List.copyOf(statements);
        repeats = repeats == null ? List.of() : List.copyOf(repeats);
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
