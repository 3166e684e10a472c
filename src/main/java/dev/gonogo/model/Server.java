package dev.gonogo.model;

import java.util.List;
import java.util.Optional;

/** Where a target's PostgreSQL comes from. */
public sealed interface Server {

    /** A PostgreSQL that Gonogo starts for the run and removes after it, filled from fixture files in their order. */
    record Embedded(List<SourceFile> fixtures) implements Server {
        public Embedded {
            fixtures = List.copyOf(fixtures);
        }
    }

    /** A server that is there already. Exactly one of the two is present. */
    record Remote(Optional<String> url, Optional<Secret> secretUrl) implements Server {}
}
