package dev.gonogo.trail;

/** A second process wants to write the journal of a run. Nothing was done. */
public final class RunInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunInUse(RunFolder folder) {
        super(
                "run `%s` is being carried out by another process, and nothing was done\n  hint: watch it with `gonogo status %s --follow`"
                        .formatted(folder.id(), folder.id()));
    }
}
