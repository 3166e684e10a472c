package dev.gonogo.sql;

import java.util.Locale;
import java.util.Optional;

/** What a statement does to a transaction of the script's own. */
enum OwnTransaction {
    BEGINS,
    ENDS,
    ENDS_AND_CHAINS,
    TAKES_BACK,
    SAVES,
    TAKES_BACK_TO,
    RELEASES,
    SHAPES,
    PREPARES,
    NOTHING;

    static OwnTransaction of(SqlStatement statement) {
        var text = statement.text();
        return switch (statement.command()) {
            case "BEGIN", "START TRANSACTION" -> BEGINS;
            case "COMMIT", "END" -> chains(text) ? ENDS_AND_CHAINS : ENDS;
            case "ROLLBACK", "ABORT" -> Words.all(text).contains("TO") ? TAKES_BACK_TO : TAKES_BACK;
            case "SAVEPOINT" -> SAVES;
            case "RELEASE" -> RELEASES;
            case "SET TRANSACTION", "SET LOCAL TRANSACTION", "SET SESSION TRANSACTION" -> SHAPES;
            case "PREPARE TRANSACTION", "COMMIT PREPARED", "ROLLBACK PREPARED" -> PREPARES;
            default -> NOTHING;
        };
    }

    /** What a BEGIN says about its transaction, as a statement that says the same in one that has begun. */
    static Optional<SqlStatement> modes(SqlStatement begin) {
        var words = new StatementWords(begin.text());
        if (words.skip("BEGIN") && !words.skip("WORK")) {
            words.skip("TRANSACTION");
        }
        words.skip("START", "TRANSACTION");
        var modes = words.rest().strip();
        return modes.isEmpty() ? Optional.empty() : Optional.of(begin.instead("SET TRANSACTION " + modes));
    }

    /** The savepoint that the statement names, as the server compares it. */
    static String savepoint(SqlStatement statement) {
        var words = new StatementWords(statement.text());
        if (!words.skip("SAVEPOINT") && !words.skip("RELEASE")) {
            words.skip("ROLLBACK");
            if (!words.skip("WORK")) {
                words.skip("TRANSACTION");
            }
            words.skip("TO");
        }
        words.skip("SAVEPOINT");
        var name = words.name();
        return name.startsWith("\"") ? name : name.toLowerCase(Locale.ROOT);
    }

    private static boolean chains(String text) {
        var words = Words.all(text);
        return words.contains("CHAIN") && !words.contains("NO");
    }
}
