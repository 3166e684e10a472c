package dev.gonogo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a rehearsal's scratch database is filled from: one of the three, or nothing for the first embedded target's fixture.
 *
 * @param target an embedded target, whose fixture fills it
 * @param fromTarget a target whose schema fills it
 * @param fromBackup a file that pg_dump has written
 */
public record RehearsalRequest(Optional<String> target, Optional<String> fromTarget, Optional<Path> fromBackup) {}
