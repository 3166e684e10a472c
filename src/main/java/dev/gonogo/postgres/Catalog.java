package dev.gonogo.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a database consists of: schemas, relations, columns, constraints, indexes, views, functions, triggers, policies,
 * types, sequences, publications, extensions and more, with definitions, owners, privileges and comments. System schemas,
 * objects of extensions and Gonogo's own schema are left out.
 */
public record Catalog(SortedMap<String, CatalogObject> objects) {

    private static final String QUERY = Queries.read("catalog");
    private static final String SET = "select set_config('search_path', ?, false), set_config('jit', ?, false)";

    public Catalog {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /** Of a database in which nothing is, or at which nobody looked. */
    public static Catalog none() {
        return new Catalog(new TreeMap<>());
    }

    /** Reads the catalog as the session's transaction sees it; the session's search_path stays as it was. */
    public static Catalog read(Session session) {
        var settings = session.query("select current_setting('search_path'), current_setting('jit')")
                .rows()
                .get(0);
        session.query(SET, "", "off");
        var objects = new TreeMap<String, CatalogObject>();
        for (var row : session.query(QUERY).rows()) {
            var object = new CatalogObject(text(row.get(0)), text(row.get(1)), Definition.canonical(text(row.get(2))));
            objects.put(object.object(), object);
        }
        session.query(SET, settings.toArray());
        return new Catalog(objects);
    }

    /** What is there, and not how it is defined. */
    public Catalog byNames() {
        var names = new TreeMap<String, CatalogObject>();
        objects.values()
                .forEach(object -> names.put(object.object(), new CatalogObject(object.object(), object.parent(), "")));
        return new Catalog(names);
    }

    /** The definitions of the objects of a kind, as `view`. */
    public Map<String, String> ofKind(String kind) {
        var definitions = new TreeMap<String, String>();
        objects.values().stream()
                .filter(object -> object.kind().equals(kind))
                .forEach(object -> definitions.put(object.object(), object.definition()));
        return definitions;
    }

    /** A sum over all of it, the same for a database and what was restored from a dump of it. */
    public String fingerprint() {
        var sum = sha256();
        objects.values()
                .forEach(object -> sum.update(
                        (object.object() + '\n' + object.definition() + '\0').getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sum.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
