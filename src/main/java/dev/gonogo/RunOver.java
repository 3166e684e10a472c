package dev.gonogo;

import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.RunRecord;

/** The run has ended, and there is nothing to go on with. Nothing was done. */
public final class RunOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunOver(RunFolder folder, RunRecord.Ending ending) {
        super("run `%s` is over (%s), and nothing was done\n  hint: `gonogo run` begins a new one%s"
                .formatted(
                        folder.id(),
                        ending.how(),
                        ending.how().equals("rolled-back") ? "" : "; `gonogo rollback` takes this one back"));
    }
}
