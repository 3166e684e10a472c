package dev.gonogo.trail;

import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.ssh.AllowedSigners;
import dev.gonogo.ssh.SshFormat;
import dev.gonogo.ssh.SshSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a signed statement counts for a plan. Asks nobody and connects to nothing.
 *
 * @param digest of the plan that it must be for
 * @param run the run; empty before there is one
 * @param signers why there are none, when they are not known
 */
public record Signatures(Plan plan, String digest, String run, Signers signers) {

    /** Clocks of different machines differ. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** Who may sign; `missing` says why that is not known, and is empty when it is. */
    public record Signers(AllowedSigners allowed, String missing) {

        public static Signers of(AllowedSigners allowed) {
            return new Signers(allowed, "");
        }

        public static Signers missing(String why) {
            return new Signers(AllowedSigners.parse(""), why);
        }
    }

    /** Why it does not count when it is handed over at this time, as a sentence; empty when it does. */
    public Optional<String> refuses(Signed signed, Instant at) {
        try {
            var statement = signed.statement();
            var signature = SshSignature.parse(signed.signature());
            if (!signature.verifies(
                    signed.text().getBytes(java.nio.charset.StandardCharsets.UTF_8), Signed.NAMESPACE)) {
                return Optional.of(
                        "the signature of `%s` is not one of what it stands under".formatted(statement.as()));
            }
            if (!signers.missing().isEmpty()) {
                return Optional.of(signers.missing());
            }
            return signers.allowed()
                    .refuses(statement.as(), signature.key(), Signed.NAMESPACE, at)
                    .or(() -> wrong(statement, at));
        } catch (SshFormat | ApprovalRefused malformed) {
            return Optional.of(malformed.getMessage());
        }
    }

    private Optional<String> wrong(Statement said, Instant at) {
        if (!said.planDigest().equals(digest)) {
            return Optional.of("`%s` signed for another plan".formatted(said.as()));
        }
        if (digest.equals(plan.digest()) && !said.planContent().equals(plan.content())) {
            return Optional.of("`%s` was shown a plan that says something else".formatted(said.as()));
        }
        if (!said.run().isEmpty() && !said.run().equals(run)) {
            return Optional.of("`%s` signed for the run `%s`".formatted(said.as(), said.run()));
        }
        if (said.run().isEmpty() && said.decision().equals(Statement.BREAK_GLASS)) {
            return Optional.of("`%s` broke the glass of no run in particular".formatted(said.as()));
        }
        if (said.at().isAfter(at.plus(AHEAD))) {
            return Optional.of("`%s` signed at %s, which is still to come".formatted(said.as(), said.at()));
        }
        if (said.reason().isBlank() && !said.decision().equals(Statement.YES)) {
            return Optional.of("`%s` gives no reason".formatted(said.as()));
        }
        return Spokesmen.of(plan).refuses(said.as(), said.role()).or(() -> role(said));
    }

    private Optional<String> role(Statement said) {
        var roles = said.decision().equals(Statement.BREAK_GLASS)
                ? plan.trust().breakGlass()
                : plan.steps().stream()
                        .filter(step -> step.id().equals(said.step()))
                        .findFirst()
                        .map(Signatures::roles)
                        .orElse(List.of());
        return roles.contains(said.role())
                ? Optional.empty()
                : Optional.of("role `%s` has no say in `%s`".formatted(said.role(), said.step()));
    }

    /** Whether nothing but a signature is a yes to this approval. */
    public static boolean isAskedFor(PlannedStep approval) {
        return !"false".equals(approval.terms().get("signed"));
    }

    static List<String> roles(PlannedStep approval) {
        return List.of(approval.terms().getOrDefault("roles", "").split(", "));
    }
}
