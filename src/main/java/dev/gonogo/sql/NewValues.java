package dev.gonogo.sql;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The values that a transaction adds to enums: none can be used before it commits, unless it has made the type as well. */
final class NewValues {

    private final Set<String> ownTypes = new HashSet<>();
    private final Set<String> literals = new HashSet<>();

    /** Remembers what the statement makes. */
    void note(SqlStatement statement) {
        var words = new StatementWords(statement.text());
        if (words.skip("CREATE", "TYPE")) {
            ownTypes.add(words.name().toLowerCase(Locale.ROOT));
        } else if (words.skip("ALTER", "TYPE")) {
            added(words);
        }
    }

    /** Whether it mentions one of them, wherever that is; a further value may be put beside one. */
    boolean areUsedBy(SqlStatement statement) {
        return literals.stream().anyMatch(statement.text()::contains)
                && !statement.command().equals("ALTER TYPE");
    }

    private void added(StatementWords words) {
        var type = words.name().toLowerCase(Locale.ROOT);
        if (words.skip("ADD", "VALUE") && !ownTypes.contains(type)) {
            words.skip("IF", "NOT", "EXISTS");
            words.string().ifPresent(literals::add);
        }
    }
}
