package dev.gonogo.postgres;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a database consists of: schemas, relations, columns, constraints, indexes, views, functions, triggers, policies,
 * types, sequences, publications, extensions and more, with definitions, owners, privileges and comments. System schemas,
 * objects of extensions and Gonogo's own schema are left out.
 */
public record Catalog(SortedMap<String, CatalogObject> objects) {

    private static final String QUERY = Queries.read("catalog");

    public Catalog {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /** Reads the catalog as the session's transaction sees it; the session's search_path stays as it was. */
    public static Catalog read(Session session) {
        var path =
                session.query("select current_setting('search_path')").single().toString();
        session.query("select set_config('search_path', '', false)");
        var objects = new TreeMap<String, CatalogObject>();
        for (var row : session.query(QUERY).rows()) {
            var object = new CatalogObject(text(row.get(0)), text(row.get(1)), text(row.get(2)));
            objects.put(object.object(), object);
        }
        session.query("select set_config('search_path', ?, false)", path);
        return new Catalog(objects);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
