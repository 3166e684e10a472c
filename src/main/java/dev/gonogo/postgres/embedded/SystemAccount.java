package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An unprivileged user of the system, to which root changes.
 *
 * @param change the words before a command that change to the user
 */
record SystemAccount(String title, String user, List<String> change) implements ServerAccount {

    private static final String SETPRIV =
            "exec setpriv --reuid=\"$(id -u \"$0\")\" --regid=\"$(id -g \"$0\")\" --clear-groups \"$@\"";

    SystemAccount {
        change = List.copyOf(change);
    }

    static SystemAccount bySetpriv(String user) {
        return new SystemAccount("setpriv as " + user, user, List.of("sh", "-c", SETPRIV, user));
    }

    static SystemAccount byRunuser(String user) {
        return new SystemAccount("runuser as " + user, user, List.of("runuser", "-u", user, "--"));
    }

    @Override
    public LocalCommand as(List<String> words) {
        return new LocalCommand(Stream.concat(change.stream(), words.stream()).toList());
    }

    @Override
    public void own(Path tree) throws IOException {
        FileTree.give(tree, user);
    }
}
