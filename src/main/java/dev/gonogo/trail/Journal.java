package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/**
 * The run's journal, open for writing, by one process at a time. {@link #append} returns when the event is on disk. Every
 * line carries the hash of the line before; its own hash is the SHA-256 of the line without its `hash` field. Times never
 * go back, even when the clock does. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    static final String FIRST = "0".repeat(64);

    /** Clocks are corrected by fractions of a second all the time; more than this is worth a word. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private final Path path;
    private final FileChannel file;
    private final FileChannel lock;
    private final Clock clock;
    private final Secrets secrets;
    private final Consumer<Event.Recorded> listener;
    private long seq;
    private String head = FIRST;
    private Instant last = Instant.MIN;
    private boolean unwritable;
    private long whole = -1;
    private boolean behind;

    private Journal(
            Path path,
            FileChannel file,
            FileChannel lock,
            Clock clock,
            Secrets secrets,
            Consumer<Event.Recorded> listener) {
        this.path = path;
        this.file = file;
        this.lock = lock;
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
        var journal = open(folder, clock, secrets, listener, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            sync(folder.path());
            return journal;
        } catch (IOException refused) {
            journal.close();
            throw new JournalUnwritable(folder.journal(), refused);
        }
    }

    /** A journal that is gone on with, what was in it, and how many bytes of an unfinished last line give way. */
    public record Reopened(Journal journal, RecordedJournal recorded, long cutBytes) {}

    /**
     * Opens the journal of a run that was held, or whose process was killed. An unfinished last line is cut off when the
     * first event is appended: who only looks changes nothing.
     *
     * @throws RunInUse while another process writes it
     * @throws JournalDamaged when any other line is not what was written; nothing is changed then
     */
    public static Reopened reopen(RunFolder folder, Clock clock, Secrets secrets, Consumer<Event.Recorded> listener) {
        var journal = open(folder, clock, secrets, listener, StandardOpenOption.WRITE);
        try {
            var recorded = RecordedJournal.read(folder);
            return new Reopened(journal, recorded, journal.goOnAfter(recorded));
        } catch (IOException refused) {
            journal.close();
            throw new JournalUnwritable(folder.journal(), refused);
        } catch (RuntimeException unusable) {
            journal.close();
            throw unusable;
        }
    }

    /** Whether a process writes the journal of this run now. */
    public static boolean isInUse(RunFolder folder) {
        if (!Files.exists(folder.lock())) {
            return false;
        }
        try (var lock = FileChannel.open(folder.lock(), StandardOpenOption.WRITE)) {
            return !isLocked(lock);
        } catch (IOException unknown) {
            return true;
        }
    }

    /** Writes the event and waits until the disk has it. @throws JournalUnwritable and from then on always */
    public synchronized void append(Event event) {
        append(event, true);
    }

    /**
     * Writes an event on which no effect depends, such as the intent to look at something: the disk has it with the next
     * one that is waited for. It survives the end of this process, not that of the machine.
     *
     * @throws JournalUnwritable as {@link #append}
     */
    public synchronized void note(Event event) {
        append(event, false);
    }

    private void append(Event event, boolean durable) {
        var now = clock.instant();
        boolean isBehind = last.isAfter(now.plus(NOTICEABLE));
        if (isBehind && !behind) {
            var back = Duration.between(now, last);
            write(
                    last,
                    new Event.Noticed(
                            "run",
                            "CLOCK",
                            "the clock went back by %d s; times are kept in order".formatted(back.toSeconds())),
                    durable);
        }
        behind = isBehind;
        write(now.isBefore(last) ? last : now, event, durable);
    }

    /** The hash of the last line: who knows it can tell whether anything before was changed or cut. */
    public synchronized String head() {
        return head;
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
            lock.close();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static Journal open(
            RunFolder folder,
            Clock clock,
            Secrets secrets,
            Consumer<Event.Recorded> listener,
            StandardOpenOption... options) {
        try {
            var file = FileChannel.open(folder.journal(), options);
            Files.createDirectories(folder.lock().getParent());
            var lock = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                file.close();
                lock.close();
                throw new RunInUse(folder);
            }
            return new Journal(folder.journal(), file, lock, clock, secrets, listener);
        } catch (IOException refused) {
            throw new JournalUnwritable(folder.journal(), refused);
        }
    }

    /**
     * The lock ends with the process, however it ends. It is on a file of its own: a process that reads and closes any other
     * handle of a file loses its locks on that file.
     */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException bySameProcess) {
            return false;
        }
    }

    private long goOnAfter(RecordedJournal recorded) throws IOException {
        whole = recorded.bytes();
        seq = recorded.events().size();
        head = recorded.head();
        last = seq == 0 ? Instant.MIN : recorded.events().get((int) seq - 1).at();
        return file.size() - whole;
    }

    private void write(Instant at, Event event, boolean durable) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("seq", seq + 1);
        fields.put("at", at.toString());
        var own = Event.fields(event);
        fields.put("type", own.remove("type"));
        fields.put("version", 1);
        fields.put("prev", head);
        fields.putAll(own);
        var clear = Json.line(fields);
        var unsigned = secrets.line(fields);
        var hash = Digest.of(unsigned);
        write(JournalLine.withHash(unsigned, head, hash), durable);
        seq++;
        head = hash;
        last = at;
        listener.accept(new Event.Recorded(seq, at, unsigned.equals(clear) ? event : masked(event), hash));
    }

    /** Who watches sees what the record says. */
    private Event masked(Event event) {
        return Json.read(secrets.line(Event.fields(event)), Event.class);
    }

    /** After a line that could not be written whole nothing may follow: it would stand in the middle. */
    private void write(String line, boolean durable) {
        try {
            if (unwritable) {
                throw new IOException("an earlier line could not be written");
            }
            unwritable = true;
            cut();
            var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            if (durable) {
                file.force(false);
            }
            unwritable = false;
        } catch (IOException refused) {
            throw new JournalUnwritable(path, refused);
        }
    }

    private void cut() throws IOException {
        if (whole >= 0) {
            file.truncate(whole);
            file.position(whole);
            whole = -1;
        }
    }

    /** Makes the folder's entry for the new file durable too. */
    private static void sync(Path folder) throws IOException {
        try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }
}
