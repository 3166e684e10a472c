package dev.gonogo.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A migration by its file name: `003_add_tenant_columns.sql` has version `003` and name `add_tenant_columns`. */
public record MigrationFile(String fileName, String version, String name) {

    private static final Pattern VERSIONED = Pattern.compile("[A-Za-z]*?(\\d+)[_.-]*(.*?)(?:\\.sql)?");

    /** Empty when the name has no digits to be a version. */
    public static Optional<MigrationFile> named(String fileName) {
        var match = VERSIONED.matcher(fileName);
        return match.matches()
                ? Optional.of(new MigrationFile(fileName, match.group(1), match.group(2)))
                : Optional.empty();
    }
}
