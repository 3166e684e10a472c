package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one attempt of one step saw, written into `evidence/<step id>/`, cleared of secrets. Used by one thread. */
public final class Evidence {

    private final RunFolder run;
    private final String step;
    private final int attempt;
    private final Secrets secrets;
    private final String prefix;
    private final List<Event.EvidenceFile> files;
    private final Set<String> begun = new HashSet<>();

    public Evidence(RunFolder run, String step, int attempt, Secrets secrets) {
        this(run, step, attempt, secrets, "", new ArrayList<>());
    }

    private Evidence(
            RunFolder run, String step, int attempt, Secrets secrets, String prefix, List<Event.EvidenceFile> files) {
        this.prefix = prefix;
        this.files = files;
        this.run = run;
        this.step = step;
        this.attempt = attempt;
        this.secrets = secrets;
    }

    /** The same evidence, its files named with a prefix. */
    public Evidence prefixed(String prefix) {
        return new Evidence(run, step, attempt, secrets, prefix, files);
    }

    /** Keeps a record as indented JSON. */
    public void json(String name, Object content) {
        text(name, Json.file(content));
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

    /** Takes the file that a program wrote into the evidence. */
    public void made(String name) {
        try {
            var file = folder().resolve(path(name));
            files.add(new Event.EvidenceFile(relative(file), Digest.of(file), Files.size(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public List<Event.EvidenceFile> files() {
        return List.copyOf(files);
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
            try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            files.add(new Event.EvidenceFile(relative(file), Digest.of(content), content.length));
        } catch (IOException refused) {
            throw new UncheckedIOException("evidence of `" + step + "` cannot be written: " + refused, refused);
        }
    }

    private Path folder() {
        return run.evidence().resolve(step);
    }

    private String relative(Path file) {
        return run.path().relativize(file).toString();
    }
}
