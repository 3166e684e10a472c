package dev.gonogo.sql;

import java.util.List;
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

    /**
     * Whether all that it can do to the catalog is to add new objects, as far as its text tells; what an event trigger does
     * beside it, the text does not tell.
     */
    public boolean onlyAdds() {
        return statements.stream().allMatch(Additions::isOne);
    }

    /** Whether it may set something in its session, beside what the script says to be its settings. */
    public boolean setsCustomSettings() {
        return Stream.of(settings, modes, statements)
                .flatMap(List::stream)
                .anyMatch(statement -> CUSTOM_SETTING.matcher(statement.text()).find());
    }
}
