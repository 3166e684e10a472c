package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Json;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlanDifference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An approval as it is handed over.
 *
 * @param plan the plan that was approved, to tell what changed since; nothing rests on it
 */
public record ApprovalFile(int schema, Signed signed, Plan plan) {

    private static final int NAME = 16;

    /** @throws ApprovalRefused when the file is none */
    public static ApprovalFile read(Path file) {
        try {
            var read = Json.read(Files.readString(file), ApprovalFile.class);
            if (read == null || read.signed() == null || read.signed().text() == null || read.plan() == null) {
                throw new ApprovalRefused("`" + file + "` is no approval; make one with `gonogo approve`");
            }
            return read;
        } catch (IOException unreadable) {
            throw new ApprovalRefused(
                    Files.exists(file)
                            ? "`" + file + "` cannot be read: " + unreadable
                            : "there is no file `" + file + "`");
        } catch (tools.jackson.core.JacksonException malformed) {
            throw new ApprovalRefused("`" + file + "` is no approval; make one with `gonogo approve`");
        }
    }

    /** Those that were handed over to a run. What is no approval is none. */
    public static List<ApprovalFile> handedTo(RunFolder run) {
        if (!Files.isDirectory(run.approvals())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run.approvals())) {
            return files.sorted().flatMap(ApprovalFile::readable).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<ApprovalFile> readable(Path file) {
        try {
            return Stream.of(read(file));
        } catch (ApprovalRefused none) {
            return Stream.empty();
        }
    }

    public void write(Path file) {
        try {
            Files.writeString(file, Json.file(this));
        } catch (IOException refused) {
            throw new UncheckedIOException("the approval cannot be written to `" + file + "`: " + refused, refused);
        }
    }

    /** Hands it over to a run of this home. */
    public Path handTo(RunFolder run) {
        try {
            Files.createDirectories(run.approvals());
            var file = run.approvals().resolve(Digest.of(signed.text()).substring(0, NAME) + ".json");
            write(file);
            return file;
        } catch (IOException refused) {
            throw new HomeUnwritable(run.approvals(), refused);
        }
    }

    /** What is not as it was when it was approved. */
    public List<String> changedSince(Plan now) {
        return plan.digest().equals(signed.statement().planDigest())
                ? PlanDifference.between(plan, now).told()
                : List.of();
    }
}
