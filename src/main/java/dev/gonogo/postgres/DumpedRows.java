package dev.gonogo.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What pg_restore writes of a dump, read line by line. */
final class DumpedRows {

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[^\\s.\"]+)";
    private static final Pattern COPY = Pattern.compile("COPY " + NAME + "\\." + NAME + " .*FROM stdin;");
    private static final Pattern BEGUN =
            Pattern.compile("; Archive created at (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) UTC");
    private static final Pattern RELATION = Pattern.compile(
            "\\d+; \\d+ \\d+ "
                    + "(?:TABLE|VIEW|MATERIALIZED VIEW|SEQUENCE|FOREIGN TABLE) (?!DATA |ATTACH |SET |OWNED BY )(\\S+) (.+) \\S+");
    private static final Pattern OWN = Pattern.compile("\\d+; \\d+ \\d+ [A-Z ]+ (gonogo|- gonogo|- SCHEMA gonogo) ");
    private static final Pattern ASIDE = Pattern.compile(
            "--|SET |\\\\(un)?restrict|SELECT pg_catalog\\.set_config|\\s*$|(CREATE|ALTER) SCHEMA gonogo\\b");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private DumpedRows() {}

    /** The rows of each `COPY`, one line each, up to the line that ends them. */
    static SortedMap<String, Long> count(InputStream script) {
        try (var lines = new ScriptLines(script)) {
            var counts = new TreeMap<String, Long>();
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                var copy = COPY.matcher(line.get());
                if (copy.matches()) {
                    counts.merge(plain(copy.group(1)) + "." + plain(copy.group(2)), lines.skipRows(), Long::sum);
                }
            }
            return counts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Instant begunAt(InputStream list) {
        try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(BEGUN::matcher)
                    .filter(java.util.regex.Matcher::find)
                    .map(found -> LocalDateTime.parse(found.group(1), TIME).toInstant(ZoneOffset.UTC))
                    .reduce((first, second) -> first)
                    .orElseThrow(() -> new DumpFailed("the dump does not say when it was made"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> lines(InputStream list) {
        try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The relation that an entry of a list of contents is about; empty when it is about something else. */
    static Optional<String> relation(String entry) {
        var found = RELATION.matcher(entry);
        return found.matches() && !isOwn(entry) ? Optional.of(found.group(1) + "." + found.group(2)) : Optional.empty();
    }

    /** Whether an entry of a list of contents is of Gonogo's own schema. */
    static boolean isOwn(String entry) {
        return OWN.matcher(entry).find();
    }

    /** Lines of definitions; comments, settings, empty lines and Gonogo's own schema are left out. */
    static List<String> definitions(InputStream script) {
        try (var lines = new BufferedReader(new InputStreamReader(script, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !ASIDE.matcher(line).lookingAt())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String plain(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
