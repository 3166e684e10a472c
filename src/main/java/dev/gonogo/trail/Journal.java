package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/**
 * The run's journal, open for writing. {@link #append} returns when the event is on disk. Every line carries the hash of
 * the line before; its own hash is the SHA-256 of the line without its `hash` field. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    static final String FIRST = "0".repeat(64);

    private final FileChannel file;
    private final Clock clock;
    private final Secrets secrets;
    private final Consumer<Event.Recorded> listener;
    private long seq;
    private String head = FIRST;

    private Journal(FileChannel file, Clock clock, Secrets secrets, Consumer<Event.Recorded> listener) {
        this.file = file;
        this.clock = clock;
        this.secrets = secrets;
        this.listener = listener;
    }

    /**
     * Creates the journal of a new run.
     *
     * @param listener is told of each event after it is on disk
     */
    public static Journal create(RunFolder folder, Clock clock, Secrets secrets, Consumer<Event.Recorded> listener) {
        try {
            var file = FileChannel.open(folder.journal(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            sync(folder.path());
            return new Journal(file, clock, secrets, listener);
        } catch (IOException refused) {
            throw new JournalUnwritable(folder.journal(), refused);
        }
    }

    /** Writes the event and waits until the disk has it. @throws JournalUnwritable */
    public synchronized void append(Event event) {
        var at = clock.instant();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("seq", seq + 1);
        fields.put("at", at.toString());
        var own = Event.fields(event);
        fields.put("type", own.remove("type"));
        fields.put("version", 1);
        fields.put("prev", head);
        fields.putAll(own);
        var unsigned = secrets.mask(Json.line(fields));
        var hash = Digest.of(unsigned);
        write(JournalLine.withHash(unsigned, head, hash));
        seq++;
        head = hash;
        listener.accept(new Event.Recorded(seq, at, event, hash));
    }

    /** The hash of the last line: who knows it can tell whether anything before was changed or cut. */
    public synchronized String head() {
        return head;
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void write(String line) {
        try {
            var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException refused) {
            throw new JournalUnwritable(null, refused);
        }
    }

    /** Makes the folder's entry for the new file durable too. */
    private static void sync(Path folder) throws IOException {
        try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }
}
