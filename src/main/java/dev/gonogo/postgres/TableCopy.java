package dev.gonogo.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table's rows as a CSV file with a header, as `COPY … FROM` reads them back. */
public final class TableCopy {

    private TableCopy() {}

    /**
     * Writes all rows that the session's transaction sees.
     *
     * @param table its name with its schema, as a {@link Catalog} writes it
     * @return how many rows
     */
    public static long write(Session session, String table, Path file) {
        var parts = table.split("\\.", 2);
        var quoted = session.query("select quote_ident(?) || '.' || quote_ident(?)", parts[0], parts[1])
                .single();
        try (OutputStream out = Files.newOutputStream(file)) {
            return session.copyOut("copy (select * from " + quoted + ") to stdout with (format csv, header)", out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
