package dev.gonogo;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Target;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.Planner;
import dev.gonogo.run.OpenTarget;
import dev.gonogo.run.Pause;
import dev.gonogo.run.Printer;
import dev.gonogo.run.Prompt;
import dev.gonogo.run.WindowGuard;
import dev.gonogo.run.Workplace;
import dev.gonogo.trail.Report;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.RunRecord;
import java.time.Clock;
import java.time.Duration;

/** This process, as it carries out one run: what it works with, what must hold before, and what it leaves. */
record RunProcess(Gonogo gonogo, Workplace workplace, Clock clock, Pause pause, Prompt prompt, Printer printer) {

    /** @throws PlanBlocked when something about the target refuses the run */
    Plan unblocked(Planner planner, OpenTarget open) {
        var plan = planned(planner, open);
        if (!plan.blockers().isEmpty()) {
            throw new PlanBlocked(plan);
        }
        return plan;
    }

    /** Without what is secret in it. */
    Plan planned(Planner planner, OpenTarget open) {
        return workplace.secrets().masked(planner.plan(open.database()));
    }

    /** @throws WindowClosed when nothing may begin now */
    void mustBeOpen(Runbook runbook, Target target) {
        new WindowGuard(runbook, target, clock).refuses(Duration.ZERO).ifPresent(why -> {
            throw new WindowClosed(why);
        });
    }

    /** The report of a run that this process lets go of; an embedded target stays as long as the run can be gone on with. */
    Report left(RunFolder folder, OpenTarget open) {
        var report = reported(folder);
        open.keep(!RunRecord.read(folder)
                .ending()
                .filter(RunRecord.Ending::isFinal)
                .isPresent());
        return report;
    }

    Report reported(RunFolder folder) {
        return gonogo.reported(folder);
    }
}
