package dev.gonogo.sql;

/**
 * What a statement that cannot be in a transaction does, and to what: all that the catalog can be asked about it. Names are
 * as written, empty where there is none.
 */
public sealed interface Alone {

    <R> R as(Kinds<R> kinds);

    /** Whether it acts on the server, or on another one, and not only on the database of its session. */
    default boolean leavesDatabase() {
        return this instanceof ServerObject || this instanceof ServerSetting || this instanceof Subscription;
    }

    /** `CREATE INDEX CONCURRENTLY`; the index lives in the schema of its table. */
    record BuildIndex(String index, String table) implements Alone {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.buildIndex(this);
        }
    }

    /** `DROP INDEX CONCURRENTLY`, which drops one. */
    record DropIndex(String index) implements Alone {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.dropIndex(this);
        }
    }

    /**
     * `REINDEX … CONCURRENTLY`.
     *
     * @param scope `INDEX`, `TABLE`, `SCHEMA`, `DATABASE` or `SYSTEM`
     */
    record Reindex(String scope, String name) implements Alone {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.reindex(this);
        }
    }

    /** `ALTER TABLE … DETACH PARTITION … CONCURRENTLY`. */
    record DetachPartition(String table, String partition) implements Alone {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.detachPartition(this);
        }
    }

    /**
     * `CREATE` or `DROP` of what belongs to the whole server.
     *
     * @param kind `database` or `tablespace`
     */
    record ServerObject(String kind, String name, boolean created) implements Alone {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.serverObject(this);
        }
    }

    /** `ALTER SYSTEM`, `ALTER DATABASE … SET TABLESPACE`: the same again changes nothing more. */
    record ServerSetting() implements Alone {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.serverSetting(this);
        }
    }

    /** `VACUUM`, `CLUSTER` and the like: what is stored stays the same. */
    record Maintenance() implements Alone {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.maintenance(this);
        }
    }

    /** `CREATE`, `ALTER` or `DROP SUBSCRIPTION` with a slot on another server. */
    record Subscription() implements Alone {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.subscription(this);
        }
    }

    /** One answer per kind. */
    interface Kinds<R> {
        R buildIndex(BuildIndex statement);

        R dropIndex(DropIndex statement);

        R reindex(Reindex statement);

        R detachPartition(DetachPartition statement);

        R serverObject(ServerObject statement);

        R serverSetting(ServerSetting statement);

        R maintenance(Maintenance statement);

        R subscription(Subscription statement);
    }
}
