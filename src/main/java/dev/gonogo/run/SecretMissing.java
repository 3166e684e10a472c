package dev.gonogo.run;

import dev.gonogo.model.Secret;

/** A secret that is needed now is not in the environment. */
final class SecretMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretMissing(Secret secret) {
        super("the environment variable `%s` is not set; set it, or `%s_FILE` to a file that holds the value"
                .formatted(secret.name(), secret.name()));
    }
}
