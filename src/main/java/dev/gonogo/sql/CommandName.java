package dev.gonogo.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that a statement's leading words name, in the words of PostgreSQL's command tags. */
final class CommandName {

    private static final int LONGEST_PHRASE = 4;

    private static final Set<String> NAMES_AN_OBJECT = Set.of("CREATE", "ALTER", "DROP", "REINDEX");

    private static final Set<String> CREATE_OPTIONS =
            Set.of("CONSTRAINT GLOBAL LOCAL OR PROCEDURAL RECURSIVE REPLACE TEMP TEMPORARY TRUSTED UNIQUE UNLOGGED"
                    .split(" "));

    private static final Set<String> LONG_OBJECTS = lines("""
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
            """);

    private static final Set<String> LONG_COMMANDS = lines("""
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
            """);

    /** Most statements begin with none of these. */
    private static final Set<String> BEGIN_LONG_OBJECTS = firstWords(LONG_OBJECTS);

    private static final Set<String> BEGIN_LONG_COMMANDS = firstWords(LONG_COMMANDS);

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
        boolean namesObject = NAMES_AN_OBJECT.contains(words.get(0));
        int usual = Math.min(namesObject ? 2 : 1, words.size());
        boolean mayBeLong = namesObject
                ? words.size() > 1 && BEGIN_LONG_OBJECTS.contains(words.get(1))
                : BEGIN_LONG_COMMANDS.contains(words.get(0));
        for (int length = LONGEST_PHRASE; mayBeLong && length > usual; length--) {
            if (length <= words.size() && isKnown(start(words, length))) {
                return length;
            }
        }
        return usual;
    }

    private static boolean isKnown(String phrase) {
        int object = phrase.indexOf(' ') + 1;
        boolean namesObject = NAMES_AN_OBJECT.contains(phrase.substring(0, object - 1));
        return namesObject ? LONG_OBJECTS.contains(phrase.substring(object)) : LONG_COMMANDS.contains(phrase);
    }

    private static Set<String> lines(String text) {
        return text.lines().collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> firstWords(Set<String> phrases) {
        return phrases.stream().map(phrase -> phrase.split(" ", 2)[0]).collect(Collectors.toUnmodifiableSet());
    }

    private static String start(List<String> words, int length) {
        return String.join(" ", words.subList(0, length));
    }
}
