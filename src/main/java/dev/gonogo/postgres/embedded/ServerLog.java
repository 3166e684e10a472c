package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a server, and whatever starts it, says. Each start appends. */
record ServerLog(Path file) {

    private static final int TAIL = 20;

    /** In bytes; none when there is no log yet. */
    long size() {
        return file.toFile().length();
    }

    /** The last lines of what was said after it had that size, empty when nothing was. */
    String tailSince(long size) {
        try (var content = Files.newInputStream(file)) {
            content.skipNBytes(size);
            var lines = new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException absent) {
            return "";
        }
    }
}
