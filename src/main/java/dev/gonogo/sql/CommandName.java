package dev.gonogo.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The command that a statement's leading words name, in the words of PostgreSQL's command tags. */
final class CommandName {

    private static final int LONGEST_PHRASE = 4;

    private static final Set<String> NAMES_AN_OBJECT = Set.of("CREATE", "ALTER", "DROP", "REINDEX");

    private static final Set<String> CREATE_OPTIONS =
            Set.of("CONSTRAINT GLOBAL LOCAL OR PROCEDURAL RECURSIVE REPLACE TEMP TEMPORARY TRUSTED UNIQUE UNLOGGED"
                    .split(" "));

    private static final List<String> LONG_OBJECTS = """
            ACCESS METHOD
            DEFAULT PRIVILEGES
            EVENT TRIGGER
            FOREIGN DATA WRAPPER
            FOREIGN TABLE
            LARGE OBJECT
            MATERIALIZED VIEW
            OPERATOR CLASS
            OPERATOR FAMILY
            TEXT SEARCH CONFIGURATION
            TEXT SEARCH DICTIONARY
            TEXT SEARCH PARSER
            TEXT SEARCH TEMPLATE
            USER MAPPING
            """.lines().toList();

    private static final List<String> LONG_COMMANDS = """
            COMMIT PREPARED
            DISCARD ALL
            IMPORT FOREIGN SCHEMA
            PREPARE TRANSACTION
            REASSIGN OWNED
            REFRESH MATERIALIZED VIEW
            ROLLBACK PREPARED
            SECURITY LABEL
            SET CONSTRAINTS
            SET LOCAL
            SET LOCAL TRANSACTION
            SET SESSION
            SET SESSION TRANSACTION
            SET TRANSACTION
            START TRANSACTION
            """.lines().toList();

    private CommandName() {}

    /** The first word alone where the tables know no more, as with SELECT. */
    static String of(Words leading) {
        if (leading.list().isEmpty()) {
            return "";
        }
        var words = withoutOptions(leading.list());
        int length = length(words);
        boolean concurrently = length < words.size() && words.get(length).equals("CONCURRENTLY");
        return start(words, concurrently ? length + 1 : length);
    }

    private static List<String> withoutOptions(List<String> words) {
        if (!words.get(0).equals("CREATE")) {
            return words;
        }
        var object = words.stream().skip(1).dropWhile(CREATE_OPTIONS::contains);
        return Stream.concat(Stream.of("CREATE"), object).toList();
    }

    private static int length(List<String> words) {
        int usual = NAMES_AN_OBJECT.contains(words.get(0)) ? 2 : 1;
        return IntStream.iterate(LONGEST_PHRASE, length -> length > usual, length -> length - 1)
                .filter(length -> length <= words.size() && isKnown(start(words, length)))
                .findFirst()
                .orElse(Math.min(usual, words.size()));
    }

    private static boolean isKnown(String phrase) {
        int object = phrase.indexOf(' ') + 1;
        boolean namesObject = NAMES_AN_OBJECT.contains(phrase.substring(0, object - 1));
        return namesObject ? LONG_OBJECTS.contains(phrase.substring(object)) : LONG_COMMANDS.contains(phrase);
    }

    private static String start(List<String> words, int length) {
        return String.join(" ", words.subList(0, length));
    }
}
