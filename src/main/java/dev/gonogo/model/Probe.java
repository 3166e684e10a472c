package dev.gonogo.model;

import java.util.List;
import java.util.Optional;

/** What a check asks. */
public sealed interface Probe {

    <R> R as(Kinds<R> kinds);

    /** One answer per kind of probe. */
    interface Kinds<R> {
        R query(Query probe);

        R serverVersion(ServerVersion probe);

        R rowLevelSecurity(RowLevelSecurity probe);

        R foreignKeys(ForeignKeys probe);

        R constraints(Constraints probe);

        R views(Views probe);

        R program(Program probe);

        R script(Script probe);

        R http(Http probe);

        R file(File probe);

        R backupFile(BackupFile probe);
    }

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

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.query(this);
        }
    }

    /** A configuration parameter and its value, as `SET` takes them. */
    record Setting(String name, String value) {}

    /** The server's major version is in a range, both ends included. */
    record ServerVersion(int atLeast, int atMost) implements Probe {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.serverVersion(this);
        }
    }

    /**
     * Tables of a schema have row level security enabled, forced where asked, and at least one policy: so many of them, or
     * with 0 or with exceptions all others.
     */
    record RowLevelSecurity(String schema, int atLeast, boolean forced, List<String> except) implements Probe {
        public RowLevelSecurity {
            except = List.copyOf(except);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.rowLevelSecurity(this);
        }
    }

    /** Foreign keys are there, validated, and have no orphans. `to` restricts them to those that reference a table. */
    record ForeignKeys(String schema, Optional<String> to, int atLeast, int orphans) implements Probe {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.foreignKeys(this);
        }
    }

    /** Constraints of these names exist and are validated. */
    record Constraints(List<String> names) implements Probe {
        public Constraints {
            names = List.copyOf(names);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.constraints(this);
        }
    }

    /** Views of these names exist and can be read, and at least so many views match. */
    record Views(List<String> names) implements Probe {
        public Views {
            names = List.copyOf(names);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.views(this);
        }
    }

    /**
     * A program that only looks, started without a shell, ends with exit status 0.
     *
     * @param tap whether each of its lines counts, as the Test Anything Protocol has it
     */
    record Program(List<String> arguments, boolean tap) implements Probe {

        public Program {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.program(this);
        }
    }

    /**
     * A file of statements that say PASS or FAIL in cells and notices, or ok and not ok as pgTAP does.
     *
     * @param writes whether it may write; all of that is taken back
     */
    record Script(SourceFile file, boolean writes) implements Probe {

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.script(this);
        }
    }

    /** A web server answers as it should. */
    record Http(HttpCall call, Optional<Expectation> expectation) implements Probe {

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.http(this);
        }
    }

    /** A file is there, and as it should be. @param path its last part may be a pattern: the newest file counts */
    record File(String path, FileTerms file) implements Probe {

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.file(this);
        }
    }

    /** A dump that somebody else has made can be restored, and holds what the target holds. */
    record BackupFile(String path, FileTerms file, Backup.Proof proof) implements Probe {

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.backupFile(this);
        }
    }
}
