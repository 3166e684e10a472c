package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What one attempt of one step saw, written into `evidence/<step id>/`, cleared of secrets. Used by one thread. */
public final class Evidence {

    private final RunFolder run;
    private final String step;
    private final int attempt;
    private final Secrets secrets;
    private final String prefix;
    private final List<Kept> files;
    private final Set<String> begun = new HashSet<>();
    private final Set<Path> unsynced;

    /** A file and its sum, which may still be in the making. */
    private record Kept(String path, long bytes, CompletableFuture<String> sum) {}

    public Evidence(RunFolder run, String step, int attempt, Secrets secrets) {
        this(run, step, attempt, secrets, "", new ArrayList<>(), new LinkedHashSet<>());
    }

    private Evidence(
            RunFolder run,
            String step,
            int attempt,
            Secrets secrets,
            String prefix,
            List<Kept> files,
            Set<Path> unsynced) {
        this.prefix = prefix;
        this.files = files;
        this.unsynced = unsynced;
        this.run = run;
        this.step = step;
        this.attempt = attempt;
        this.secrets = secrets;
    }

    /** The same evidence, its files named with a prefix. */
    public Evidence prefixed(String prefix) {
        return new Evidence(run, step, attempt, secrets, prefix, files, unsynced);
    }

    /** Keeps a record as indented JSON. */
    public void json(String name, Object content) {
        write(path(name), secrets.file(content).getBytes(StandardCharsets.UTF_8));
    }

    public void text(String name, String content) {
        var bytes = secrets.mask(content).getBytes(StandardCharsets.UTF_8);
        write(path(name), bytes);
    }

    /** A file that a program writes itself, such as a dump; call {@link #made} when it is there. */
    public Path file(String name) {
        try {
            Files.createDirectories(folder());
            var path = path(name);
            begun.add(path);
            return folder().resolve(path);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Takes the file that a program wrote into the evidence; its sum is made while the step goes on to read it. */
    public void made(String name) {
        try {
            var file = folder().resolve(path(name));
            var sum = CompletableFuture.supplyAsync(() -> sum(file), work -> new Thread(work, "sum").start());
            files.add(new Kept(relative(file), Files.size(file), sum));
            unsynced.add(file);
        } catch (IOException unreadable) {
            throw unwritable(unreadable);
        }
    }

    /**
     * What is kept, on disk when this returns, so that an event can name it. The files are waited for together: the file
     * system needs hardly longer for all of them than for one.
     */
    public List<Event.EvidenceFile> files() {
        try {
            for (var file : unsynced) {
                sync(file);
            }
            if (!unsynced.isEmpty()) {
                sync(folder());
            }
            unsynced.clear();
            var whole = new ArrayList<Event.EvidenceFile>();
            for (Kept file : files) {
                whole.add(new Event.EvidenceFile(file.path(), file.sum().join(), file.bytes()));
            }
            return List.copyOf(whole);
        } catch (IOException refused) {
            throw unwritable(refused);
        } catch (CompletionException unmade) {
            throw unwritable(unmade.getCause());
        }
    }

    private static String sum(Path file) {
        try {
            return Digest.of(file);
        } catch (IOException unreadable) {
            throw new CompletionException(unreadable);
        }
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Later attempts keep what earlier ones saw, also what a process wrote that ended before it could record it. */
    private String path(String name) {
        var path = (attempt == 1 ? "" : "attempt-" + attempt + "-") + prefix + name;
        var free = path;
        for (int number = 2; Files.exists(folder().resolve(free)) && !isOwn(free); number++) {
            free = number + "-" + path;
        }
        return free;
    }

    private boolean isOwn(String name) {
        var path = relative(folder().resolve(name));
        return begun.contains(name)
                || files.stream().anyMatch(file -> file.path().equals(path));
    }

    private void write(String name, byte[] content) {
        try {
            Files.createDirectories(folder());
            var file = folder().resolve(name);
            Files.write(file, content, StandardOpenOption.CREATE_NEW);
            files.add(new Kept(relative(file), content.length, CompletableFuture.completedFuture(Digest.of(content))));
            unsynced.add(file);
        } catch (IOException refused) {
            throw unwritable(refused);
        }
    }

    private UncheckedIOException unwritable(Throwable refused) {
        return new UncheckedIOException(
                "evidence of `" + step + "` cannot be written: " + refused, new IOException(refused));
    }

    private Path folder() {
        return run.evidence().resolve(step);
    }

    private String relative(Path file) {
        return run.path().relativize(file).toString();
    }
}
