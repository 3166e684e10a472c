package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The unpacked programs and the account that runs them.
 *
 * @param folder holds `bin`, `lib` and `share`
 */
record ServerPrograms(Path folder, ServerAccount account) {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final int START_SECONDS = 600; // crash recovery is part of the start

    /** Those in the folder, or a copy beside the cluster when the account does not reach them. */
    static ServerPrograms reachable(Path folder, ServerAccount account, ClusterFolder cluster) throws IOException {
        if (AccountChoice.reaches(account, folder.resolve("bin/postgres"))) {
            return new ServerPrograms(folder, account);
        }
        var copy = cluster.home().resolve("programs");
        FileTree.delete(copy);
        FileTree.copy(folder, copy);
        return new ServerPrograms(copy, account);
    }

    /** The first number of the version: 18 of 18.6. */
    int major() {
        var said = LocalCommand.of(program("postgres"), "--version").run(folder);
        var version = VERSION.matcher(said.output());
        if (!version.find()) {
            throw new EmbeddedServerException(
                    "its programs do not run on this system",
                    folder,
                    said.output(),
                    "take the archive for this system and its C library, or remove this folder to unpack it again");
        }
        return Integer.parseInt(version.group(1));
    }

    /** `pg_ctl`, which returns when the server accepts connections. */
    List<String> startCommand(ClusterFolder cluster, int port) {
        return List.of(
                program("pg_ctl"),
                "start",
                "--wait",
                "--timeout=" + START_SECONDS,
                "--silent",
                "--pgdata=" + cluster.data(),
                "--log=" + cluster.log().file(),
                "--options=-p " + port);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }
}
