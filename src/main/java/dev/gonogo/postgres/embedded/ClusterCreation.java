package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Making the cluster of a folder that has none, or only an unfinished one: afterwards it is there as a whole. */
record ClusterCreation(ClusterFolder cluster, ServerPrograms programs, ClusterTemplate template, boolean durable) {

    private static final int PASSWORD_BYTES = 24;
    private static final int FIRST_MAJOR_WITH_SETTINGS = 16; // of initdb, and with scram_iterations

    void run() throws IOException {
        var major = programs.major();
        FileTree.delete(cluster.unfinishedData());
        boolean copied = template.copyTo(cluster);
        if (!copied) {
            writePassword();
            initdb(major);
            template.keep(cluster);
        }
        var configuration = cluster.unfinishedData().resolve("postgresql.conf");
        Files.writeString(
                configuration, ServerSettings.text(major, durable), StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        if (copied && durable) {
            FileTree.forceAll(cluster.unfinishedData());
        }
        if (copied) {
            programs.account().own(cluster.passwordFile());
            programs.account().own(cluster.unfinishedData());
        }
        Files.move(cluster.unfinishedData(), cluster.data(), StandardCopyOption.ATOMIC_MOVE);
        FileTree.force(cluster.home());
    }

    private void writePassword() throws IOException {
        var file = cluster.passwordFile();
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getUrlEncoder().encodeToString(random), StandardOpenOption.SYNC);
        programs.account().own(file);
    }

    private void initdb(int major) {
        var done = programs.account().as(initdbWords(major)).run(cluster.home());
        if (!done.passed()) {
            throw new EmbeddedServerException(
                    "`initdb` cannot make the cluster",
                    cluster.folder(),
                    done.output(),
                    "see that the disk has room and that the folder can be written");
        }
    }

    private List<String> initdbWords(int major) {
        var words = new ArrayList<>(List.of(
                programs.program("initdb"),
                "--pgdata=" + cluster.unfinishedData(),
                "--username=" + EmbeddedServer.SUPERUSER,
                "--pwfile=" + cluster.passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=" + locale(cluster.home())));
        if (!durable) {
            words.add("--no-sync");
        }
        if (major >= FIRST_MAJOR_WITH_SETTINGS) {
            words.add("--set=scram_iterations=1"); // the password is random: there is nothing to guess
        }
        return words;
    }

    private static String locale(Path directory) {
        var known = LocalCommand.of("locale", "-a").run(directory).output();
        return known.lines().anyMatch(name -> name.matches("(?i)C\\.UTF-?8")) ? "C.UTF-8" : "C";
    }
}
