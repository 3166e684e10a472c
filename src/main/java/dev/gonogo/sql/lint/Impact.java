package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Column;
import dev.gonogo.sql.parse.Constraint;
import dev.gonogo.sql.parse.Constraint.Kind;
import dev.gonogo.sql.parse.Name;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How an action weighs on a table that is in use: measured on PostgreSQL 15, statement by statement.
 *
 * @param table what is locked
 */
public record Impact(Name table, Lock lock, Work work) {

    /** On all tables that were there before the file; none for what it makes itself. */
    static List<Impact> of(Action action, Scene scene) {
        return all(action, scene)
                .filter(impact -> impact.lock() != Lock.NONE && !scene.isNew(impact.table()))
                .toList();
    }

    static Lock strongest(Action action, Scene scene) {
        return of(action, scene).stream().map(Impact::lock).max(Lock::compareTo).orElse(Lock.NONE);
    }

    /** Whether those who write to the table wait while its rows are gone through. */
    public boolean hurts() {
        return lock.blocksWrites() && work.compareTo(Work.SCAN) >= 0;
    }

    private static Stream<Impact> all(Action action, Scene scene) {
        if (action instanceof Action.AddColumn add) {
            return addColumn(add);
        }
        if (action instanceof Action.AddConstraint add) {
            return addConstraint(add.table(), add.constraint());
        }
        if (action instanceof Action.AttachPartition attach) {
            return Stream.of(
                    new Impact(attach.partition(), Lock.ACCESS_EXCLUSIVE, Work.SCAN),
                    new Impact(attach.table(), Lock.SHARE_UPDATE_EXCLUSIVE, Work.NONE));
        }
        if (action instanceof Action.DetachPartition detach) {
            var lock = detach.concurrently() ? Lock.SHARE_UPDATE_EXCLUSIVE : Lock.ACCESS_EXCLUSIVE;
            return Stream.of(detach.table(), detach.partition()).map(table -> new Impact(table, lock, Work.NONE));
        }
        if (action instanceof Action.CreateTable create) {
            return create(create);
        }
        if (action instanceof Action.Drop drop) {
            return drop(drop);
        }
        if (action instanceof Action.ChangeDomain change) {
            return change.checks() ? one(change.domain(), Lock.SHARE, Work.SCAN) : Stream.empty();
        }
        return action instanceof Action.OnTable on ? onTable(on, scene) : Stream.empty();
    }

    private static Stream<Impact> onTable(Action.OnTable action, Scene scene) {
        var table = action.table();
        if (action instanceof Action.ChangeType change) {
            return one(
                    table, Lock.ACCESS_EXCLUSIVE, TypeChange.of(change, scene).work());
        }
        if (action instanceof Action.SetNotNull set) {
            boolean proven = scene.table(table).notNull().contains(set.column());
            return one(table, Lock.ACCESS_EXCLUSIVE, proven ? Work.NONE : Work.SCAN);
        }
        if (action instanceof Action.ValidateConstraint) {
            return one(table, Lock.SHARE_UPDATE_EXCLUSIVE, Work.SCAN);
        }
        if (action instanceof Action.CreateIndex index) {
            return one(table, index.concurrently() ? Lock.SHARE_UPDATE_EXCLUSIVE : Lock.SHARE, Work.SCAN);
        }
        if (action instanceof Action.Reindex reindex) {
            return one(table, reindex.concurrently() ? Lock.SHARE_UPDATE_EXCLUSIVE : Lock.SHARE, Work.SCAN);
        }
        if (action instanceof Action.Refresh refresh) {
            return refresh.concurrently()
                    ? one(table, Lock.EXCLUSIVE, Work.SCAN)
                    : one(table, Lock.ACCESS_EXCLUSIVE, Work.REWRITE);
        }
        return simple(action);
    }

    private static Stream<Impact> simple(Action.OnTable action) {
        var table = action.table();
        if (action instanceof Action.SetLogged
                || action instanceof Action.Cluster
                || action instanceof Action.VacuumFull
                || action instanceof Action.Truncate) {
            return one(table, Lock.ACCESS_EXCLUSIVE, Work.REWRITE);
        }
        if (action instanceof Action.CreateTrigger || action instanceof Action.SwitchTrigger) {
            return one(table, Lock.SHARE_ROW_EXCLUSIVE, Work.NONE);
        }
        if (action instanceof Action.CreateView view) {
            return view.replaces() ? one(table, Lock.ACCESS_EXCLUSIVE, Work.NONE) : Stream.empty();
        }
        if (action instanceof Action.LockTable lock) {
            return one(table, mode(lock.mode()), Work.NONE);
        }
        if (action instanceof Action.Insert) {
            return one(table, Lock.ROW_EXCLUSIVE, Work.NONE);
        }
        if (action instanceof Action.Update || action instanceof Action.Delete) {
            return one(table, Lock.ROW_EXCLUSIVE, Work.SCAN);
        }
        return one(table, isOnline(action) ? Lock.SHARE_UPDATE_EXCLUSIVE : Lock.ACCESS_EXCLUSIVE, Work.NONE);
    }

    private static boolean isOnline(Action.OnTable action) {
        return action instanceof Action.Annotate
                || action instanceof Action.ChangeColumn change && change.online()
                || action instanceof Action.OtherChange other && other.online();
    }

    private static Lock mode(String written) {
        var mode = written.replaceAll("\\s+", "_").toUpperCase(Locale.ROOT);
        return Stream.of(Lock.values())
                .filter(lock -> lock.name().equals(mode))
                .findFirst()
                .orElse(Lock.NONE);
    }

    private static Stream<Impact> addColumn(Action.AddColumn add) {
        var column = add.column();
        var own = one(add.table(), Lock.ACCESS_EXCLUSIVE, work(column));
        var parents = column.constraints().stream()
                .flatMap(constraint -> constraint.references().stream())
                .map(parent -> new Impact(parent, Lock.SHARE_ROW_EXCLUSIVE, Work.NONE));
        return Stream.concat(own, parents);
    }

    private static Work work(Column column) {
        if (column.type().isSerial() || column.identity() || column.generated()) {
            return Work.REWRITE;
        }
        if (column.defaultValue().filter(Functions::isVolatile).isPresent()) {
            return Work.REWRITE;
        }
        if (column.has(Kind.CHECK) || column.has(Kind.UNIQUE) || column.has(Kind.PRIMARY_KEY)) {
            return Work.SCAN;
        }
        boolean unknown = column.defaultValue()
                .filter(value -> !Functions.unknown(value).isEmpty())
                .isPresent();
        return unknown ? Work.DEPENDS : Work.NONE;
    }

    private static Stream<Impact> addConstraint(Name table, Constraint constraint) {
        var work = constraint.notValid() || constraint.usingIndex() ? Work.NONE : Work.SCAN;
        return constraint.kind() == Kind.FOREIGN_KEY
                ? Stream.of(table, constraint.references().orElseThrow())
                        .map(locked -> new Impact(locked, Lock.SHARE_ROW_EXCLUSIVE, work))
                : one(table, Lock.ACCESS_EXCLUSIVE, work);
    }

    /** A new table weighs on those that it refers to, and on the one that it is a partition of. */
    private static Stream<Impact> create(Action.CreateTable create) {
        var inColumns = create.columns().stream().flatMap(column -> column.constraints().stream());
        var parents = Stream.concat(inColumns, create.constraints().stream())
                .flatMap(constraint -> constraint.references().stream())
                .filter(parent -> !parent.isSame(create.table()))
                .map(parent -> new Impact(parent, Lock.SHARE_ROW_EXCLUSIVE, Work.NONE));
        var whole = create.parent().stream().map(parent -> new Impact(parent, Lock.ACCESS_EXCLUSIVE, Work.NONE));
        return Stream.concat(parents, whole);
    }

    private static Stream<Impact> drop(Action.Drop drop) {
        boolean locks = List.of("TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "INDEX")
                .contains(drop.kind());
        var lock = drop.concurrently() ? Lock.SHARE_UPDATE_EXCLUSIVE : Lock.ACCESS_EXCLUSIVE;
        return locks ? drop.names().stream().map(name -> new Impact(name, lock, Work.NONE)) : Stream.empty();
    }

    private static Stream<Impact> one(Name table, Lock lock, Work work) {
        return Stream.of(new Impact(table, lock, work));
    }
}
