package dev.gonogo;

import dev.gonogo.model.Runbook;
import dev.gonogo.plan.Plan;
import dev.gonogo.ssh.AllowedSigners;
import dev.gonogo.trail.ApprovalFile;
import dev.gonogo.trail.ApprovalRefused;
import dev.gonogo.trail.Signatures;
import dev.gonogo.trail.Signatures.Signers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Approvals that somebody hands over when a run begins or is gone on with: each must count, or nothing is begun. */
final class Approvals {

    private final List<ApprovalFile> files;

    private Approvals(List<ApprovalFile> files) {
        this.files = files;
    }

    List<ApprovalFile> files() {
        return files;
    }

    /**
     * @param run its id; empty before there is one
     * @throws ApprovalRefused for the first that does not count, and why
     */
    static Approvals read(List<Path> paths, Runbook runbook, Plan plan, String run, Instant now) {
        var signatures = new Signatures(plan, plan.digest(), run, signers(runbook));
        var files = paths.stream()
                .map(path -> {
                    var file = ApprovalFile.read(path);
                    check(path, file, signatures, now);
                    return file;
                })
                .toList();
        return new Approvals(files);
    }

    private static void check(Path path, ApprovalFile file, Signatures signatures, Instant now) {
        var why = signatures.refuses(file.signed(), now).or(() -> expired(file, signatures.plan(), now));
        if (why.isPresent()) {
            var changes = file.changedSince(signatures.plan());
            throw new ApprovalRefused("`%s` does not count, and nothing was done: %s%s"
                    .formatted(path, why.get(), changes.isEmpty() ? "" : "; " + String.join("; ", changes)));
        }
    }

    private static java.util.Optional<String> expired(ApprovalFile file, Plan plan, Instant now) {
        var said = file.signed().statement();
        return plan.steps().stream()
                .filter(step -> step.id().equals(said.step()) && step.kind().equals("approval"))
                .map(step -> said.at().plus(Duration.parse(step.terms().get("validFor"))))
                .filter(until -> until.isBefore(now))
                .map(until -> "what `%s` signed expired at %s".formatted(said.as(), until))
                .findFirst();
    }

    private static Signers signers(Runbook runbook) {
        return runbook.signers()
                .map(file -> runbook.folder().resolve(file.path()))
                .map(Approvals::read)
                .map(AllowedSigners::parse)
                .map(Signers::of)
                .orElseGet(() -> Signers.missing("the runbook does not say whose key signs what"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("`" + file + "` cannot be read", unreadable);
        }
    }
}
