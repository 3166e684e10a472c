package dev.gonogo.plan;

import dev.gonogo.postgres.ServerVersion;
import java.util.OptionalInt;

/**
 * The database that a plan was made for, as the server itself said.
 *
 * @param embedded whether it lives only as long as the run; its cluster then differs at every start and is not part of the
 *     digest
 */
public record PlannedTarget(
        String name,
        boolean embedded,
        boolean guarded,
        String host,
        int port,
        String database,
        String role,
        String systemIdentifier,
        String serverVersion) {

    /** Of the server; empty when its version does not begin with a number. */
    public OptionalInt majorVersion() {
        int major = ServerVersion.major(serverVersion);
        return major == 0 ? OptionalInt.empty() : OptionalInt.of(major);
    }
}
