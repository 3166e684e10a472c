package dev.gonogo.run;

import dev.gonogo.model.Secret;
import dev.gonogo.plan.KeptLints;
import dev.gonogo.sql.lint.Lints;
import dev.gonogo.trail.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where Gonogo works: its home folder, its cache, the environment that secrets come from, and the secrets met so far.
 *
 * @param home runs and embedded clusters live in it
 * @param cache unpacked programs, compiled runbooks and what lint found; may be deleted at any time
 */
public record Workplace(Path home, Path cache, Map<String, String> environment, Secrets secrets) {

    /** A workplace with its usual cache, `$XDG_CACHE_HOME/gonogo` or `~/.cache/gonogo`. */
    public static Workplace in(Path home, Map<String, String> environment) {
        var base = environment.getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return new Workplace(home, Path.of(base, "gonogo"), Map.copyOf(environment), new Secrets());
    }

    public Path runs() {
        return home.resolve("runs");
    }

    public Path clusters() {
        return home.resolve("embedded");
    }

    /** Rehearsals on scratch servers, one file each. */
    public Path rehearsals() {
        return home.resolve("rehearsals");
    }

    public Path binaries() {
        return cache.resolve("postgresql");
    }

    public Path compiled() {
        return cache.resolve("compiled");
    }

    /** What lint found in files that it has seen before. */
    public Lints lints() {
        return new KeptLints(cache.resolve("linted"));
    }

    /** Whether a secret can be had. */
    public boolean has(Secret secret) {
        try {
            return secret(secret.name()).isPresent();
        } catch (UncheckedIOException unreadable) {
            return false;
        }
    }

    /** The value of the variable, or of the file that the variable with `_FILE` names. */
    Optional<String> secret(String name) {
        var file = environment.get(name + "_FILE");
        if (environment.containsKey(name) || file == null) {
            return Optional.ofNullable(environment.get(name));
        }
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("`" + name + "_FILE` names a file that cannot be read", unreadable);
        }
    }
}
