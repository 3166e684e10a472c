package dev.gonogo.trail;

import dev.gonogo.ssh.SshSignature;

/**
 * A text that somebody signed.
 *
 * @param text a {@link Statement} as JSON, byte for byte
 * @param signature as `ssh-keygen -Y sign -n gonogo` writes it
 */
public record Signed(String text, String signature) {

    /** What signatures are for. */
    public static final String NAMESPACE = "gonogo";

    /** @throws ApprovalRefused when the text is none */
    public Statement statement() {
        return Statement.parse(text);
    }

    /** Of the key that made it, as `ssh-keygen -l` shows it. @throws dev.gonogo.ssh.SshFormat when it is no signature */
    public String fingerprint() {
        return SshSignature.parse(signature).key().fingerprint();
    }
}
