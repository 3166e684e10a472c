package dev.gonogo.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The queries beside this package, one to a file. */
final class Queries {

    private Queries() {}

    /** The text of `name.sql`. */
    static String read(String name) {
        try (var file = Queries.class.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("there is no query " + name + ".sql");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
