package dev.gonogo;

import dev.gonogo.plan.Plan;
import dev.gonogo.ssh.SigningKey;
import dev.gonogo.trail.RunFolder;
import java.util.Optional;

/**
 * What somebody wants to sign.
 *
 * @param plan what is approved or refused
 * @param run the run that it is for alone, and that it is handed to; empty: any run of the plan
 * @param step empty: the only approval that the role has a say in
 * @param decision a word of {@link dev.gonogo.trail.Statement}
 */
public record ApprovalRequest(
        Plan plan,
        Optional<RunFolder> run,
        Optional<String> step,
        String decision,
        String as,
        String role,
        String reason,
        SigningKey key) {}
