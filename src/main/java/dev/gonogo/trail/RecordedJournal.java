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

/**
 * A journal as it was left, its chain checked.
 *
 * @param tornTail whether a last, unfinished line was left out: the process ended while writing it
 * @param bytes the length of the file up to the end of the last whole line
 */
public record RecordedJournal(List<Event.Recorded> events, boolean tornTail, long bytes) {

    public RecordedJournal {
        events = List.copyOf(events);
    }

    /** @throws JournalDamaged when a line is not what it was when it was written */
    public static RecordedJournal read(RunFolder folder) {
        var content = content(folder);
        int whole = lengthOfWholeLines(content);
        var text = text(folder, content, whole);
        var events = new ArrayList<Event.Recorded>();
        var head = Journal.FIRST;
        int number = 0;
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            number++;
            var recorded = recorded(folder, number, text.substring(from, end), head);
            events.add(recorded);
            head = recorded.hash();
            from = end + 1;
        }
        return new RecordedJournal(events, whole < content.length, whole);
    }

    /** The hash of the last line. */
    public String head() {
        return events.isEmpty() ? Journal.FIRST : events.get(events.size() - 1).hash();
    }

    private static Event.Recorded recorded(RunFolder folder, int number, String line, String head) {
        try {
            @SuppressWarnings("unchecked")
            Map<String, Object> fields = Json.read(line, Map.class);
            var hash = String.valueOf(fields.get("hash"));
            long seq = ((Number) fields.get("seq")).longValue();
            if (seq != number || !JournalLine.isIntact(line, head, hash)) {
                throw new JournalDamaged(folder, number, "the line is not the one that was written here");
            }
            var at = Instant.parse(String.valueOf(fields.get("at")));
            fields.keySet().removeAll(List.of("seq", "at", "version", "prev", "hash"));
            return new Event.Recorded(seq, at, Json.read(Json.line(fields), Event.class), hash);
        } catch (JournalDamaged damaged) {
            throw damaged;
        } catch (RuntimeException unreadable) {
            throw new JournalDamaged(folder, number, "the line cannot be read");
        }
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
