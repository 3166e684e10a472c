package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;

/** What a file does to what is there, the most harmless first. */
public enum Kind {

    /** It adds, and what was there stays as it was. */
    ADDITIVE,

    /** It changes what is there, or what it is called. */
    MODIFYING,

    /** Something is gone afterwards. */
    DESTRUCTIVE;

    static Kind of(Action action, Scene scene) {
        if (action instanceof Action.OnTable on && scene.isNew(on.table())) {
            return ADDITIVE;
        }
        if (action instanceof Action.DropColumn
                || action instanceof Action.Drop
                || action instanceof Action.Truncate
                || action instanceof Action.Delete) {
            return DESTRUCTIVE;
        }
        return isModifying(action) ? MODIFYING : ADDITIVE;
    }

    private static boolean isModifying(Action action) {
        if (action instanceof Action.CreateView view) {
            return view.replaces();
        }
        if (action instanceof Action.CreateRoutine routine) {
            return routine.replaces();
        }
        if (action instanceof Action.Grant grant) {
            return grant.revokes();
        }
        boolean renames = action instanceof Action.RenameColumn
                || action instanceof Action.RenameTable
                || action instanceof Action.Rename
                || action instanceof Action.ChangeOwner;
        return renames || changesColumn(action) || changesTable(action);
    }

    private static boolean changesColumn(Action action) {
        return action instanceof Action.ChangeType
                || action instanceof Action.SetNotNull
                || action instanceof Action.DropNotNull
                || action instanceof Action.ChangeColumn
                || action instanceof Action.AddIdentity
                || action instanceof Action.Update
                || action instanceof Action.ChangeDomain;
    }

    private static boolean changesTable(Action action) {
        return action instanceof Action.DropConstraint
                || action instanceof Action.CreatePolicy
                || action instanceof Action.DropPolicy
                || action instanceof Action.RowSecurity
                || action instanceof Action.DropTrigger
                || action instanceof Action.SwitchTrigger
                || action instanceof Action.SetLogged
                || action instanceof Action.AttachPartition
                || action instanceof Action.DetachPartition
                || action instanceof Action.ReplicaIdentity
                || action instanceof Action.OtherChange;
    }
}
