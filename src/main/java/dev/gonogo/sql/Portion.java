package dev.gonogo.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of a script that takes effect as a whole: the statements of one transaction, or one statement that cannot be in a
 * transaction.
 *
 * @param number from 1
 * @param settings what the script has set for its session before (`SET`, `RESET`, …), for a session of the portion's own
 * @param modes how the script shapes the portion's transaction (`SET TRANSACTION …`), to be sent before anything else in it
 * @param alone whether it is one statement outside of any transaction
 */
public record Portion(
        int number,
        List<SqlStatement> settings,
        List<SqlStatement> modes,
        List<SqlStatement> statements,
        boolean alone) {

    /** `app.tenant`, by name or by what could set any. */
    private static final Pattern CUSTOM_SETTING =
            Pattern.compile("(?i)set_config|\\bset\\s+((session|local)\\s+)?\"?\\w+\"?\\s*\\.|\\b(do|call|load)\\b");

    public Portion {
        settings = List.copyOf(settings);
        modes = List.copyOf(modes);
        statements = List.copyOf(statements);
    }

    /** What writes rows, and does no more to the catalog than triggers and functions do that it calls. */
    private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "SELECT", "WITH");

    /**
     * Statements that follow each other.
     *
     * @param additions whether each only adds to the catalog; else each writes rows
     */
    public record Stretch(boolean additions, List<SqlStatement> statements) {

        public Stretch {
            statements = List.copyOf(statements);
        }
    }

    /**
     * Whether its statements add objects to the catalog or write rows, and do no other thing, as far as their text tells; what
     * triggers and functions do beside, the text does not tell.
     */
    public boolean onlyAddsOrWrites() {
        return statements.stream().allMatch(statement -> Additions.isOne(statement) || isWrite(statement));
    }

    /** A program can do anything. */
    private static boolean isWrite(SqlStatement statement) {
        return WRITES.contains(statement.command())
                && !(statement.command().equals("COPY")
                        && Words.outsideParens(statement.text()).contains("PROGRAM"));
    }

    /** Whether additions among them may call functions when they are made, by what their text says. */
    public boolean additionsEvaluate() {
        return statements.stream().filter(Additions::isOne).anyMatch(Additions::evaluates);
    }

    /** Whether each of them adds objects to the catalog, and no more than that. */
    public boolean onlyAdds() {
        return statements.stream().allMatch(Additions::isOne);
    }

    /** Whether a word stands anywhere in it, whatever it means there. */
    public boolean mentions(String word) {
        return Stream.of(settings, modes, statements)
                .flatMap(List::stream)
                .anyMatch(statement -> statement.text().toLowerCase(Locale.ROOT).contains(word));
    }

    /** Its statements in their order, additions apart from others. */
    public List<Stretch> stretches() {
        var stretches = new ArrayList<Stretch>();
        int from = 0;
        for (int at = 1; at <= statements.size(); at++) {
            boolean additions = Additions.isOne(statements.get(from));
            if (at == statements.size() || Additions.isOne(statements.get(at)) != additions) {
                stretches.add(new Stretch(additions, statements.subList(from, at)));
                from = at;
            }
        }
        return stretches;
    }

    /** Whether it may set something in its session, beside what the script says to be its settings. */
    public boolean setsCustomSettings() {
        return Stream.of(settings, modes, statements)
                .flatMap(List::stream)
                .anyMatch(statement -> CUSTOM_SETTING.matcher(statement.text()).find());
    }
}
