package dev.gonogo.cli;

import java.nio.file.Path;

/** `--plan` names a file that is no plan. */
final class UnreadablePlan extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadablePlan(Path file, String why) {
        super("`" + file + "` " + why + "; make one with `gonogo plan RUNBOOK --out plan.json`");
    }
}
