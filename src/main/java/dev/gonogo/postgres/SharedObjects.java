package dev.gonogo.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What all databases of a server have together: roles and their memberships, settings, databases, tablespaces and the
 * comments on them, each with its definition as one text. Immutable. Source: the shared catalogs.
 */
public record SharedObjects(Map<String, String> definitions) {

    public SharedObjects {
        definitions = Map.copyOf(definitions);
    }

    public static SharedObjects read(Session session) {
        var definitions = new TreeMap<String, String>();
        session.query(Queries.read("shared-objects"))
                .rows()
                .forEach(row -> definitions.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
        return new SharedObjects(definitions);
    }

    /** What became of each that is not as it was, as `role app is new`. */
    public List<String> differences(SharedObjects later) {
        var all = new TreeSet<>(definitions.keySet());
        all.addAll(later.definitions.keySet());
        var differences = new ArrayList<String>();
        for (String object : all) {
            var then = definitions.get(object);
            var now = later.definitions.get(object);
            if (then == null) {
                differences.add(object + " is new");
            } else if (now == null) {
                differences.add(object + " is gone");
            } else if (!then.equals(now)) {
                differences.add(object + " is another");
            }
        }
        return differences;
    }
}
