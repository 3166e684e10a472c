package dev.gonogo

import dev.gonogo.plan.Plan
import dev.gonogo.ssh.SigningKey
import dev.gonogo.trail.ApprovalFile
import dev.gonogo.trail.RunFolder

import java.nio.file.Path

/** People with SSH keys. */
class Signing {

    static final Map<String, String> KEYS = [ana: 'ed25519', bo: 'ecdsa256', kim: 'rsa']

    /** A file of allowed signers with everybody. */
    static String allowedSigners() {
        KEYS.collect { person, key -> "$person ${resource(key + '.pub')}" }.join('')
    }

    static String resource(String name) {
        Signing.getResource("/dev/gonogo/ssh/$name").text
    }

    /** What this person signs for a run. */
    static ApprovalFile sign(Gonogo gonogo, RunFolder run, String decision, String step, String who, String role, String reason) {
        gonogo.approve(new ApprovalRequest(run.readPlan(), Optional.of(run), Optional.of(step), decision, who, role, reason, key(who)))
    }

    /** What this person signs for a plan, whatever run it will be. */
    static ApprovalFile sign(Gonogo gonogo, Plan plan, String decision, String who, String role, String reason) {
        gonogo.approve(new ApprovalRequest(plan, Optional.empty(), Optional.empty(), decision, who, role, reason, key(who)))
    }

    static SigningKey key(String who) {
        def file = Path.of(Signing.getResource("/dev/gonogo/ssh/${KEYS[who]}").toURI())
        SigningKey.of(Optional.of(file), file.parent)
    }
}
