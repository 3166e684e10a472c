package dev.gonogo.model;

import java.util.List;
import java.util.Optional;

/** What a check asks. */
public sealed interface Probe {

    /**
     * One query, with what must hold of its result.
     *
     * @param asRole the role to read as, empty for the session's own
     * @param settings set for the transaction of the query
     */
    record Query(
            Optional<String> text,
            Optional<SourceFile> file,
            Optional<String> asRole,
            List<Setting> settings,
            Expectation expectation)
            implements Probe {
        public Query {
            settings = List.copyOf(settings);
        }
    }

    /** A configuration parameter and its value, as `SET` takes them. */
    record Setting(String name, String value) {}

    /** The server's major version is in a range, both ends included. */
    record ServerVersion(int atLeast, int atMost) implements Probe {}

    /** Enough tables of a schema have row level security enabled, forced where asked, and at least one policy. */
    record RowLevelSecurity(String schema, int atLeast, boolean forced, List<String> except) implements Probe {
        public RowLevelSecurity {
            except = List.copyOf(except);
        }
    }

    /** Foreign keys are there, validated, and have no orphans. `to` restricts them to those that reference a table. */
    record ForeignKeys(String schema, Optional<String> to, int atLeast, int orphans) implements Probe {}

    /** Constraints of these names exist and are validated. */
    record Constraints(List<String> names) implements Probe {
        public Constraints {
            names = List.copyOf(names);
        }
    }

    /** Views of these names exist and can be read, and at least so many views match. */
    record Views(List<String> names) implements Probe {
        public Views {
            names = List.copyOf(names);
        }
    }
}
