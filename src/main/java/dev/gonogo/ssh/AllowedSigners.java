package dev.gonogo.ssh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who signs with which key: a file `allowed_signers` as git and `ssh-keygen -Y verify` use it. Lines with `cert-authority`
 * are refused, since certificates are not supported. Immutable.
 *
 * <pre>
 * ana@example.com namespaces="gonogo",valid-before="20271231Z" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA…
 * </pre>
 */
public final class AllowedSigners {

    private final List<AllowedSigner> signers;

    private AllowedSigners(List<AllowedSigner> signers) {
        this.signers = List.copyOf(signers);
    }

    /** A line that is not of the format. */
    public static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int line;

        Malformed(int line, String message) {
            super(message);
            this.line = line;
        }

        /** Counted from 1. */
        public int line() {
            return line;
        }
    }

    /** @throws Malformed for the first line that cannot be understood */
    public static AllowedSigners parse(String text) {
        var signers = new ArrayList<AllowedSigner>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                try {
                    signers.add(AllowedSigner.parse(line.strip()));
                } catch (SshFormat | java.time.DateTimeException wrong) {
                    throw new Malformed(number, wrong.getMessage());
                }
            }
        }
        return new AllowedSigners(signers);
    }

    /** Why a signature of this key is none of this person's at this time; empty when it is. */
    public Optional<String> refuses(String person, SshKey key, String namespace, Instant at) {
        var own = signers.stream().filter(signer -> signer.is(person)).toList();
        if (own.isEmpty()) {
            return Optional.of("`%s` is not an allowed signer".formatted(person));
        }
        var keys = own.stream().filter(signer -> signer.key().equals(key)).toList();
        if (keys.isEmpty()) {
            return Optional.of("the key %s is none of those of `%s`".formatted(key.fingerprint(), person));
        }
        return keys.stream().anyMatch(signer -> signer.allows(namespace, at))
                ? Optional.empty()
                : Optional.of("the key %s of `%s` is not allowed for `%s` at that time"
                        .formatted(key.fingerprint(), person, namespace));
    }
}
