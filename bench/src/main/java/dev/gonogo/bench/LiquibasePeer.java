package dev.gonogo.bench;

import java.nio.file.Path;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.resource.DirectoryResourceAccessor;

/** Liquibase by its API: JDBC address, user, password, folder with `changelog.xml`. */
final class LiquibasePeer {

    private LiquibasePeer() {}

    public static void main(String[] arguments) throws Exception {
        var files = new DirectoryResourceAccessor(Path.of(arguments[3]));
        Scope.child(Scope.Attr.resourceAccessor, files, () -> new CommandScope("update")
                .addArgumentValue("changelogFile", "changelog.xml")
                .addArgumentValue("url", arguments[0])
                .addArgumentValue("username", arguments[1])
                .addArgumentValue("password", arguments[2])
                .execute());
    }
}
