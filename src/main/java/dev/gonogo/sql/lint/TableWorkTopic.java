package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Name;
import java.util.List;
import java.util.Locale;

/** Work on whole tables, and what locks them for little. */
final class TableWorkTopic implements Topic {

    private static final Rule LOGGED =
            Rule.error("set-logged", "`{table}` is set {to}").takes(Lock.ACCESS_EXCLUSIVE, Work.REWRITE);
    private static final Rule CLUSTER = Rule.error("cluster", "`CLUSTER` sorts `{table}`")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.REWRITE)
            .safely("-- an extension that works beside the users:\npg_repack --table={table}");
    private static final Rule VACUUM_FULL = Rule.error("vacuum-full", "`VACUUM FULL` of `{table}`")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.REWRITE)
            .safely("VACUUM {table};");
    private static final Rule REFRESH = Rule.error(
                    "refresh-not-concurrent", "`{table}` is refreshed without CONCURRENTLY")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.REWRITE)
            .safely(
                    "-- needs a unique index on {table}; readers go on\nREFRESH MATERIALIZED VIEW CONCURRENTLY {table};");
    private static final Rule ATTACH = Rule.warning(
                    "attach-without-check",
                    "`{partition}` becomes a partition of `{table}`, and is read whole unless a valid check proves its bounds")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.SCAN)
            .safely(
                    "ALTER TABLE {partition} ADD CONSTRAINT {name} CHECK (…) NOT VALID;\n-- in a transaction of its own:\nALTER TABLE {partition} VALIDATE CONSTRAINT {name};");
    private static final Rule DETACH = Rule.warning(
                    "detach-not-concurrent", "`{partition}` is detached from `{table}`; both are locked")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE)
            .safely(
                    "-- from PostgreSQL 14 on, outside of a transaction\nALTER TABLE {table} DETACH PARTITION {partition} CONCURRENTLY;");
    private static final Rule REPLICA_IDENTITY = Rule.warning(
                    "replica-identity",
                    "the replica identity of `{table}` changes, which those who subscribe to it feel")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE);
    private static final Rule LOCK =
            Rule.warning("lock-table", "`{table}` is locked by hand, IN {mode} MODE, until the transaction ends");
    private static final Rule DOMAIN = Rule.warning(
                    "domain-constraint",
                    "domain `{name}` gets a constraint, for which every table that uses it is locked")
            .takes(Lock.SHARE, Work.SCAN)
            .safely(
                    "ALTER DOMAIN {name} ADD CONSTRAINT … CHECK (…) NOT VALID;\n-- in a transaction of its own:\nALTER DOMAIN {name} VALIDATE CONSTRAINT …;");
    private static final Rule CREATE_TRIGGER = Rule.warning("create-trigger", "trigger `{name}` is put on `{table}`")
            .takes(Lock.SHARE_ROW_EXCLUSIVE, Work.NONE);
    private static final Rule DROP_TRIGGER = Rule.warning(
                    "drop-trigger", "trigger `{name}` of `{table}` is dropped, and does its work no more")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE);
    private static final Rule SWITCH_TRIGGER = Rule.warning(
                    "disable-trigger",
                    "trigger `{name}` of `{table}` is switched off, for foreign keys too where it is `ALL`")
            .takes(Lock.SHARE_ROW_EXCLUSIVE, Work.NONE);

    @Override
    public List<Rule> rules() {
        return List.of(
                LOGGED,
                CLUSTER,
                VACUUM_FULL,
                REFRESH,
                ATTACH,
                DETACH,
                REPLICA_IDENTITY,
                LOCK,
                DOMAIN,
                CREATE_TRIGGER,
                DROP_TRIGGER,
                SWITCH_TRIGGER);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.ChangeDomain change && change.checks()) {
            if (!scene.madeObjects()
                    .contains(scene.file().path() + " DOMAIN " + change.domain().name())) {
                findings.add(DOMAIN, change.at(), "name", change.domain());
            }
        } else if (action instanceof Action.AttachPartition attach && !scene.isNew(attach.partition())) {
            findings.add(
                    ATTACH,
                    attach.at(),
                    "table",
                    attach.table(),
                    "partition",
                    attach.partition(),
                    "name",
                    Name.quoted(attach.partition().name() + "_bounds"));
        } else if (action instanceof Action.OnTable on && !scene.isNew(on.table())) {
            table(on, findings);
        }
    }

    private static void table(Action.OnTable action, Findings findings) {
        var table = action.table();
        if (action instanceof Action.SetLogged set) {
            findings.add(LOGGED, set.at(), "table", table, "to", set.logged() ? "LOGGED" : "UNLOGGED");
        } else if (action instanceof Action.Cluster) {
            findings.add(CLUSTER, action.at(), "table", table);
        } else if (action instanceof Action.VacuumFull) {
            findings.add(VACUUM_FULL, action.at(), "table", table);
        } else if (action instanceof Action.Refresh refresh && !refresh.concurrently()) {
            findings.add(REFRESH, refresh.at(), "table", table);
        } else if (action instanceof Action.DetachPartition detach && !detach.concurrently()) {
            findings.add(DETACH, detach.at(), "table", table, "partition", detach.partition());
        } else if (action instanceof Action.ReplicaIdentity) {
            findings.add(REPLICA_IDENTITY, action.at(), "table", table);
        } else if (action instanceof Action.LockTable lock) {
            findings.add(LOCK, lock.at(), "table", table, "mode", lock.mode().toUpperCase(Locale.ROOT));
        } else {
            trigger(action, findings);
        }
    }

    private static void trigger(Action.OnTable action, Findings findings) {
        if (action instanceof Action.CreateTrigger create) {
            findings.add(CREATE_TRIGGER, create.at(), "table", create.table(), "name", create.trigger());
        } else if (action instanceof Action.DropTrigger drop) {
            findings.add(DROP_TRIGGER, drop.at(), "table", drop.table(), "name", drop.trigger());
        } else if (action instanceof Action.SwitchTrigger change && !change.enabled()) {
            findings.add(SWITCH_TRIGGER, change.at(), "table", change.table(), "name", change.trigger());
        }
    }
}
