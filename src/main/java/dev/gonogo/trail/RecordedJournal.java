package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A journal as it was left, its chain checked.
 *
 * @param tornTail whether a last, unfinished line was left out: the process ended while writing it
 * @param bytes the length of the file up to the end of the last whole line
 */
public record RecordedJournal(List<Event.Recorded> events, boolean tornTail, long bytes) {

    private static final int MANY = 1000;
    private static final List<String> ASIDE = List.of("seq", "at", "version", "prev", "hash");

    public RecordedJournal {
        events = List.copyOf(events);
    }

    /** @throws JournalDamaged when a line is not what it was when it was written */
    public static RecordedJournal read(RunFolder folder) {
        var content = content(folder);
        int whole = lengthOfWholeLines(content);
        var lines = lines(text(folder, content, whole));
        var read = numbers(lines).mapToObj(number -> Read.of(lines.get(number))).toList();
        var follows = new boolean[lines.size()];
        numbers(lines)
                .forEach(number -> follows[number] = read.get(number)
                        .follows(
                                number + 1,
                                number == 0
                                        ? Journal.FIRST
                                        : read.get(number - 1).hash()));
        var events = new ArrayList<Event.Recorded>();
        for (int number = 0; number < lines.size(); number++) {
            events.add(read.get(number).recorded(folder, number + 1, follows[number]));
        }
        return new RecordedJournal(events, whole < content.length, whole);
    }

    /** All lines are read at the same time, when they are so many that it matters. */
    private static IntStream numbers(List<String> lines) {
        var numbers = IntStream.range(0, lines.size());
        return lines.size() < MANY ? numbers : numbers.parallel();
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end));
            from = end + 1;
        }
        return lines;
    }

    /** A line by itself. @param hash empty when it cannot be read at all @param event null when it tells of nothing that is known */
    private record Read(String line, long seq, Instant at, String hash, Event event) {

        static Read of(String line) {
            try {
                @SuppressWarnings("unchecked")
                Map<String, Object> fields = Json.read(line, Map.class);
                var hash = String.valueOf(fields.get("hash"));
                long seq = ((Number) fields.get("seq")).longValue();
                var at = Instant.parse(String.valueOf(fields.get("at")));
                fields.keySet().removeAll(ASIDE);
                return new Read(line, seq, at, hash, event(fields));
            } catch (RuntimeException unreadable) {
                return new Read(line, 0, Instant.EPOCH, "", null);
            }
        }

        private static Event event(Map<String, Object> fields) {
            try {
                return Json.as(fields, Event.class);
            } catch (RuntimeException unknown) {
                return null;
            }
        }

        /** Whether it is the line of this number, behind the one with this hash, and not changed since. */
        boolean follows(int number, String head) {
            return seq == number && JournalLine.isIntact(line, head, hash);
        }

        Event.Recorded recorded(RunFolder folder, int number, boolean follows) {
            if (!follows && !hash.isEmpty()) {
                throw new JournalDamaged(folder, number, "the line is not the one that was written here");
            }
            if (event == null) {
                throw new JournalDamaged(folder, number, "the line cannot be read");
            }
            return new Event.Recorded(seq, at, event, hash);
        }
    }

    /** The hash of the last line. */
    public String head() {
        return events.isEmpty() ? Journal.FIRST : events.get(events.size() - 1).hash();
    }

    private static byte[] content(RunFolder folder) {
        try {
            return Files.readAllBytes(folder.journal());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the run has no readable journal: " + folder.journal(), unreadable);
        }
    }

    private static int lengthOfWholeLines(byte[] content) {
        int length = content.length;
        while (length > 0 && content[length - 1] != '\n') {
            length--;
        }
        return length;
    }

    private static String text(RunFolder folder, byte[] content, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content, 0, length))
                    .toString();
        } catch (CharacterCodingException damaged) {
            throw new JournalDamaged(folder, 0, "the file is not UTF-8");
        }
    }
}
