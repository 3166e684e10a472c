package dev.gonogo.postgres.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The first account that works, of those that may be tried.
 *
 * @param place which folder it is for, to say so when none works
 */
record AccountChoice(List<ServerAccount> candidates, Path place) {

    private static final Path ANYWHERE = Path.of("/");

    AccountChoice {
        candidates = List.copyOf(candidates);
    }

    ServerAccount choose() {
        return candidates.stream().filter(AccountChoice::works).findFirst().orElseThrow(this::none);
    }

    static boolean reaches(ServerAccount account, Path path) {
        return account.as(List.of("test", "-x", path.toString())).run(ANYWHERE).passed();
    }

    private static boolean works(ServerAccount account) {
        var identity = identity(account);
        return identity.passed() && !identity.output().endsWith("\n0");
    }

    private static LocalCommand.Outcome identity(ServerAccount account) {
        return account.as(List.of("sh", "-c", "id -un && id -u")).run(ANYWHERE);
    }

    private EmbeddedServerException none() {
        var tried = candidates.stream()
                .map(account ->
                        account.title() + ": " + identity(account).output().replace("\n", ", "))
                .collect(Collectors.joining("\n"));
        return new EmbeddedServerException(
                "no account to run it as: PostgreSQL refuses root, and an account without a name",
                place,
                tried,
                "run Gonogo as an ordinary user; or give root `unshare` of util-linux with user namespaces allowed, or"
                        + " `setpriv` or `runuser` with a user `postgres` or `nobody`;"
                        + " or use `--target` with the URL of a server");
    }
}
