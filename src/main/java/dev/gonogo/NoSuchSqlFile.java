package dev.gonogo;

import java.nio.file.Path;

/** A file was named to be looked at that is not there, or a folder that has no SQL file in it. */
public final class NoSuchSqlFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchSqlFile(Path path, boolean folder) {
        super(
                folder
                        ? "%s: no file in this folder ends in `.sql`\n  hint: name the folder of the migrations, or files"
                                .formatted(path)
                        : "%s: there is no such file\n  hint: name SQL files, or a folder of them".formatted(path));
    }
}
