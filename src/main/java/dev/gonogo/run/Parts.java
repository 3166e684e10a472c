package dev.gonogo.run;

import dev.gonogo.postgres.RowChange;
import dev.gonogo.sql.Portion;
import dev.gonogo.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the portions of one script leave behind, as parts of a step: intents in the journal, receipts in the target. */
final class Parts {

    private final Optional<StepRun> run;
    private final String name;
    private final String digest;
    private final List<RowChange> history;
    private final List<String> inEffect = new ArrayList<>();

    private Parts(Optional<StepRun> run, String name, String digest, List<RowChange> history) {
        this.run = run;
        this.name = name;
        this.digest = digest;
        this.history = history;
    }

    /** For scratch databases. @param name of the script, for messages */
    static Parts withoutTrace(String name) {
        return new Parts(Optional.empty(), name, "", List.of());
    }

    /** @param name of the script among the step's scripts, empty when it is the only one */
    static Parts of(StepRun run, String name, String digest) {
        return of(run, name, digest, List.of());
    }

    /** @param history what changes the migrations' history in the transaction of the last portion's receipt */
    static Parts of(StepRun run, String name, String digest, List<RowChange> history) {
        return new Parts(Optional.of(run), name, digest, history);
    }

    /** The part of a portion: `005.sql` when the whole script is one transaction, else `005.sql#2`. */
    static String name(String script, Portion portion, int portions) {
        return portions == 1 && !portion.alone() ? script : script + "#" + portion.number();
    }

    /** Whether a part is one of a script's. */
    static boolean belongs(String part, String script) {
        return part.equals(script) || part.startsWith(script + "#");
    }

    List<Part> of(SqlScript script) {
        var portions = script.portions();
        var parts = new ArrayList<Part>();
        for (Portion portion : portions) {
            boolean last = portion.number() == portions.size();
            parts.add(new Part(run, portion, name(name, portion, portions.size()), digest, last ? history : List.of()));
        }
        return parts;
    }

    /** Remembers a part that will stay, whatever becomes of those behind it. */
    void stays(Part part) {
        inEffect.add(part.name());
    }

    /** Those that stay, for the end of a message about what came behind them. */
    String told() {
        return inEffect.isEmpty() ? "" : "; in effect already: " + String.join(", ", inEffect);
    }
}
