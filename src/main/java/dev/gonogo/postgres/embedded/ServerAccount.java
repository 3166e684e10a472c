package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Who runs the server. PostgreSQL refuses root, and wants an account that has a name. */
sealed interface ServerAccount permits PresentAccount, NamespaceAccount, SystemAccount {

    /** The same command, run as this account. */
    LocalCommand as(List<String> words);

    /** Makes files that this process has written belong to it. */
    void own(Path tree) throws IOException;

    /** How a person calls it. */
    String title();

    /** From the one that changes least. */
    static List<ServerAccount> inOrder() {
        return List.of(
                new PresentAccount(),
                NamespaceAccount.byUnshare(),
                SystemAccount.bySetpriv("postgres"),
                SystemAccount.bySetpriv("nobody"),
                SystemAccount.byRunuser("postgres"),
                SystemAccount.byRunuser("nobody"));
    }
}
