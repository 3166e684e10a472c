package dev.gonogo.sql.lint;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Which file takes back what another one did: by the name of its folder, or by its own. */
public final class WayBack {

    private static final Pattern FOLDER = Pattern.compile("(?i)(rollbacks?|down|undo|revert)");
    private static final Pattern FILE = Pattern.compile("(?i)([._-](down|rollback|undo|revert)\\.sql|^U\\d.*\\.sql)$");

    private WayBack() {}

    /** Whether the file is one, as its path tells. */
    public static boolean is(Path file) {
        var folder = file.toAbsolutePath().getParent().getFileName();
        return folder != null && FOLDER.matcher(folder.toString()).matches()
                || FILE.matcher(file.getFileName().toString()).find();
    }

    static boolean isThere(LintFile forward, List<LintFile> files) {
        var stem = stem(forward.path());
        return files.stream()
                .filter(LintFile::back)
                .anyMatch(file -> stem(file.path()).equals(stem));
    }

    /** The name of a file without what tells the direction. */
    private static String stem(String path) {
        var name = Path.of(path).getFileName().toString();
        return name.replaceFirst("(?i)([._-](down|rollback|undo|revert|up))?\\.sql$", "")
                .replaceFirst("^[UV](?=\\d)", "");
    }
}
