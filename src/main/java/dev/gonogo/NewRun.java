package dev.gonogo;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Server;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.Planner;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.run.OpenTarget;
import dev.gonogo.run.RunbookRun;
import dev.gonogo.run.TargetLease;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.Report;
import dev.gonogo.trail.RunFolder;

/** Begins a run: nothing is done before the window is open, the target planned, and its lease taken. */
final class NewRun {

    private final RunProcess process;
    private final Runbook runbook;
    private final RunRequest request;
    private final SqlFiles files;

    NewRun(RunProcess process, Runbook runbook, RunRequest request) {
        this.process = process;
        this.runbook = runbook;
        this.request = request;
        this.files = SqlFiles.read(runbook, process.workplace().lints());
    }

    Report run(String id) {
        var target = Declared.target(runbook, request.target());
        Declared.mustHave(runbook, request.until());
        process.mustBeOpen(runbook, target);
        if (target.server() instanceof Server.Embedded) {
            OpenTarget.sweep(process.workplace(), run -> false);
        }
        try (var open = OpenTarget.open(target, files, process.workplace(), "gonogo " + id)) {
            var plan = process.unblocked(
                    new Planner(runbook, target, files, process.clock()).knowing(process.workplace()::has), open);
            request.approvedPlan().ifPresent(approved -> PlanChanged.check(approved, plan));
            var approvals = Approvals.read(
                    request.approvals(), runbook, plan, id, process.clock().instant());
            try (var lease =
                    TargetLease.take(open.database(), id, process.workplace().runs())) {
                return run(id, plan, open, lease, approvals);
            }
        }
    }

    private Report run(String id, Plan plan, OpenTarget open, TargetLease lease, Approvals approvals) {
        var folder = RunFolder.create(process.workplace().runs(), id, plan);
        open.keep(true);
        approvals.files().forEach(file -> file.handTo(folder));
        var secrets = process.workplace().secrets();
        try (var journal = Journal.create(folder, process.clock(), secrets, process.printer()::print)) {
            var means = new RunbookRun.Means(
                    runbook,
                    plan,
                    files,
                    open,
                    lease,
                    process.prompt(),
                    process.clock(),
                    process.pause(),
                    folder,
                    journal,
                    process.workplace(),
                    request.interruption());
            RunbookRun.of(means).begin(request.until(), request.startedBy());
        }
        return process.left(folder, open);
    }
}
