package dev.gonogo.run;

import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.Dump;
import dev.gonogo.postgres.DumpFailed;
import dev.gonogo.postgres.Identity;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.postgres.Roles;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.run.script.ScriptStopped;
import dev.gonogo.run.script.Sending;
import dev.gonogo.sql.SqlScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Makes an empty scratch database like another one. */
final class ScratchFilling {

    private static final byte[] CUSTOM_FORMAT = "PGDMP".getBytes(StandardCharsets.US_ASCII);

    private final Database scratch;

    ScratchFilling(Database scratch) {
        this.scratch = scratch;
    }

    /** The roles of its server and all of its definitions; no rows but those of the history. @throws ScratchUnfilled */
    void schema(Database original, Optional<MigrationHistory> history) {
        try (var session = original.open();
                var own = scratch.open()) {
            Roles.create(own, Roles.read(session));
            var version = Identity.of(session).serverVersion();
            var from = new Dump(original, version, Optional.empty());
            var to = new Dump(scratch, version, Optional.empty());
            through(file -> {
                from.writeSchema(file);
                to.restore(file);
            });
            history.filter(table -> table.isThere(session))
                    .ifPresent(table -> through(file -> {
                        from.writeRows(file, table.table());
                        to.restore(file);
                    }));
        } catch (DumpFailed | StatementFailed | DatabaseUnreachable refused) {
            throw new ScratchUnfilled("the target", refused.getMessage());
        }
    }

    /** What pg_dump has written, in the custom format or as a script. @throws ScratchUnfilled */
    void dump(Path file) {
        try {
            if (isCustom(file)) {
                new Dump(scratch, "0", Optional.empty()).restore(file);
            } else {
                script(file);
            }
        } catch (IOException unreadable) {
            throw new ScratchUnfilled("`" + file + "`", unreadable.toString());
        } catch (DumpFailed refused) {
            throw new ScratchUnfilled("`" + file + "`", refused.getMessage());
        } catch (ScriptStopped refused) {
            throw new ScratchUnfilled("`" + file + "`", refused.getMessage());
        }
    }

    private void script(Path file) throws IOException {
        var script = SqlScript.read(file.toString(), Files.readAllBytes(file));
        ScriptRun.onScratch(scratch, Sending.PLAIN).unguarded(script, Parts.withoutTrace(file.toString()));
    }

    private static boolean isCustom(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(CUSTOM_FORMAT.length), CUSTOM_FORMAT);
        }
    }

    private interface Passing {
        void by(Path file);
    }

    private static void through(Passing passing) {
        try {
            var file = Files.createTempFile("gonogo", ".dump");
            try {
                passing.by(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
