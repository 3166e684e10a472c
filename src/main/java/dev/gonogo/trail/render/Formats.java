package dev.gonogo.trail.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How values are written, in every format. What comes out is text that the template still has to escape. */
public final class Formats {

    private static final DateTimeFormatter TIME = formatter("d MMM uuuu, HH:mm:ss 'UTC'");
    private static final DateTimeFormatter BRIEF = formatter("d MMM, HH:mm:ss");
    private static final DateTimeFormatter CLOCK = formatter("d MMM, HH:mm");

    private static final Map<String, String> LEVELS = Map.of(
            "READ", "read back, every byte",
            "COUNTED", "read back, with the rows of every table",
            "RESTORED", "restored as a database, with the rows and the catalog of the original",
            "COMPARED", "restored as a database, with the content of the original");

    private static final Map<String, String> METHODS = Map.of(
            "CLONE", "clone on the same server",
            "PG_DUMP", "pg_dump",
            "PG_BASEBACKUP", "pg_basebackup of the whole server");

    /** The states of steps, in the order in which they are counted. */
    private static final List<String> STATES = List.of(
            "passed",
            "warned",
            "not-applicable",
            "failed",
            "broken",
            "refused",
            "in-doubt",
            "skipped-by-operator",
            "rolled-back",
            "rollback-failed",
            "waiting",
            "running",
            "pending");

    private Formats() {}

    public static String verdict(String decided) {
        return decided.replace("NO_GO", "NO-GO").replace('_', ' ');
    }

    public static String state(String of) {
        return switch (of) {
            case "pending" -> "not run";
            case "running" -> "unfinished";
            default -> of;
        };
    }

    /** `VERY_LOW` as `very low`, `rolled-back` as `rolled back`. */
    public static String words(String constant) {
        return constant == null
                ? ""
                : constant.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    public static String count(long of, String one, String many) {
        return grouped(of) + " " + (of == 1 ? one : many);
    }

    /** `20 Nov 2026, 10:16:49 UTC`. */
    public static String time(String at) {
        return at == null || at.isEmpty() ? "not recorded" : TIME.format(Instant.parse(at));
    }

    /** The same where a table's head names the zone: `20 Nov, 10:16:49`. */
    public static String brief(String at) {
        return BRIEF.format(Instant.parse(at));
    }

    /** What was planned is not planned to the second: `20 Nov, 10:16`. */
    public static String clock(String at) {
        return CLOCK.format(Instant.parse(at));
    }

    /** `1 h 30 min`, `2 min 5 s`, `2.3 s`, `433 ms`. */
    public static String span(double millis) {
        if (millis < 1) {
            return "under 1 ms";
        }
        if (millis < 1000) {
            return (long) millis + " ms";
        }
        if (millis < 59_500) {
            return decimal(millis / 1000) + " s";
        }
        long seconds = Math.round(millis / 1000);
        return seconds < 3600 ? parts(seconds, 60, "min", "s") : parts(seconds / 60, 60, "h", "min");
    }

    /** Milliseconds of a measurement, where tenths and hundredths count: `0.34 ms`. */
    public static String measured(double millis) {
        return millis < 10 ? String.format(Locale.ROOT, "%.2f ms", millis) : span(millis);
    }

    private static String parts(long of, int unit, String whole, String rest) {
        return of / unit + " " + whole + (of % unit == 0 ? "" : " " + of % unit + " " + rest);
    }

    private static String decimal(double number) {
        var text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** How long it took; empty when it never began or never ended. */
    public static String between(String from, String to) {
        return from == null || to == null || from.isEmpty() || to.isEmpty()
                ? ""
                : span(Duration.between(Instant.parse(from), Instant.parse(to)).toNanos() / 1e6);
    }

    /** An ISO-8601 duration. */
    public static String duration(String iso) {
        return span(Duration.parse(iso).toNanos() / 1e6);
    }

    /** How far from the beginning. */
    public static String offset(double millis) {
        return millis == 0 ? "at the start" : "after " + span(millis);
    }

    public static String size(double bytes) {
        if (bytes < 1000) {
            return (long) bytes + " bytes";
        }
        var units = List.of("kB", "MB", "GB");
        int unit = bytes < 1e6 ? 0 : bytes < 1e9 ? 1 : 2;
        return String.format(Locale.ROOT, "%.1f %s", bytes / Math.pow(1000, unit + 1), units.get(unit));
    }

    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** `9 passed, 1 failed`, from the states of steps. */
    public static String tally(List<String> states) {
        var told = new ArrayList<String>();
        for (String each : STATES) {
            long found = states.stream().filter(each::equals).count();
            if (found > 0) {
                told.add(grouped(found) + " " + state(each));
            }
        }
        return String.join(", ", told);
    }

    /** Its beginning, up to a word, with no more than so many characters; `backticks` stay in pairs. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(text.lastIndexOf(' ', most), most / 2);
        var begun = text.substring(0, end).replaceFirst("[\\s,;:(]+$", "");
        boolean inCode = begun.chars().filter(one -> one == '`').count() % 2 == 1;
        return begun + (inCode ? "`" : "") + " …";
    }

    /** How far a backup is proven. */
    public static String level(String proof) {
        return LEVELS.getOrDefault(proof, proof);
    }

    public static String method(String of) {
        return METHODS.getOrDefault(of, of);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
    }
}
