package dev.gonogo.run;

import dev.gonogo.model.Durations;
import dev.gonogo.model.FileTerms;
import dev.gonogo.model.Size;
import dev.gonogo.plan.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file outside of the run. @param sha256 empty when nobody asked for it */
record FoundFile(String path, long bytes, Instant modifiedAt, Optional<String> sha256) {

    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    /** The file of this path, or the newest of a pattern in its last part. */
    static Optional<Path> find(Path folder, String path) {
        var file = folder.resolve(path);
        var name = file.getFileName().toString();
        if (!WILDCARD.matcher(name).find()) {
            return Optional.of(file).filter(Files::isRegularFile);
        }
        if (!Files.isDirectory(file.getParent())) {
            return Optional.empty();
        }
        try (var all = Files.newDirectoryStream(file.getParent(), name)) {
            var files = new ArrayList<Path>();
            all.forEach(files::add);
            return files.stream().filter(Files::isRegularFile).max(Comparator.comparing(FoundFile::modified));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static FoundFile read(Path file, boolean sum) {
        try {
            return new FoundFile(
                    file.toString(),
                    Files.size(file),
                    modified(file),
                    sum ? Optional.of(Digest.of(file)) : Optional.empty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What of it is not as it must be, one sentence each. */
    List<String> wrong(FileTerms terms, Instant now) {
        return wrong(terms, now, modifiedAt);
    }

    /** @param madeAt when its content was made, which may be longer ago than the file was written */
    List<String> wrong(FileTerms terms, Instant now, Instant madeAt) {
        var wrong = new ArrayList<String>();
        var age = Duration.between(madeAt, now);
        terms.youngerThan()
                .filter(most -> age.compareTo(most) >= 0)
                .ifPresent(most -> wrong.add(
                        "it is %s old, wanted are less than %s".formatted(Durations.text(age), Durations.text(most))));
        if (terms.youngerThan().isPresent() && age.isNegative() && age.toMinutes() < 0) {
            wrong.add("it is from the future, " + madeAt + ": a clock is wrong");
        }
        terms.atLeast()
                .filter(least -> bytes < least.bytes())
                .ifPresent(least -> wrong.add("it has %s, wanted are %s at least".formatted(new Size(bytes), least)));
        terms.atMost()
                .filter(most -> bytes > most.bytes())
                .ifPresent(most -> wrong.add("it has %s, wanted are %s at most".formatted(new Size(bytes), most)));
        terms.sha256()
                .filter(wanted -> !sha256.equals(Optional.of(wanted)))
                .ifPresent(
                        wanted -> wrong.add("its sum is %s, wanted is %s".formatted(sha256.orElse("unknown"), wanted)));
        return wrong;
    }
}
