package dev.gonogo.cli;

import dev.gonogo.ChangesNotAccepted;
import dev.gonogo.NoSuchFollowUp;
import dev.gonogo.NoSuchRun;
import dev.gonogo.NoSuchSqlFile;
import dev.gonogo.NoSuchStep;
import dev.gonogo.NoSuchTarget;
import dev.gonogo.NoSuchTask;
import dev.gonogo.NothingToRehearse;
import dev.gonogo.PlanBlocked;
import dev.gonogo.PlanChanged;
import dev.gonogo.RunOver;
import dev.gonogo.WindowClosed;
import dev.gonogo.model.RunbookProblems;
import dev.gonogo.plan.MendRefused;
import dev.gonogo.run.AnswersUnusable;
import dev.gonogo.run.DoneAndChanged;
import dev.gonogo.run.NoWayBack;
import dev.gonogo.run.TargetBusy;
import dev.gonogo.run.TargetUnusable;
import dev.gonogo.ssh.KeyUnusable;
import dev.gonogo.trail.ApprovalRefused;
import dev.gonogo.trail.BundleUnusable;
import dev.gonogo.trail.HomeUnwritable;
import dev.gonogo.trail.NoSuchDocument;
import dev.gonogo.trail.RunInUse;
import dev.gonogo.trail.render.NoTemplates;
import dev.gonogo.trail.render.TemplateBroken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;

/** What a failed call says and which status it ends with: one message, and a stack trace only with `--debug`. */
final class Failures {

    /** The runbook or the call is wrong, and nothing was done. */
    private static final Set<Class<?>> WRONG_CALL = Set.of(
            RunbookProblems.class,
            NoSuchTarget.class,
            NoSuchTask.class,
            NoSuchRun.class,
            NoSuchStep.class,
            NoSuchFollowUp.class,
            NothingToRehearse.class,
            NoSuchSqlFile.class,
            WindowClosed.class,
            PlanBlocked.class,
            PlanChanged.class,
            RunOver.class,
            TargetBusy.class,
            RunInUse.class,
            HomeUnwritable.class,
            DoneAndChanged.class,
            NoWayBack.class,
            AnswersUnusable.class,
            TargetUnusable.class,
            UnreadablePlan.class,
            NotForTheConsole.class,
            NoSuchDocument.class,
            NoTemplates.class,
            TemplateBroken.class,
            MendRefused.class,
            ApprovalRefused.class,
            BundleUnusable.class,
            KeyUnusable.class);

    private Failures() {}

    static int told(Exception failure, Output output, boolean debug) {
        if (debug) {
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            output.progress(trace.toString());
        } else {
            output.progress(message(failure));
        }
        if (failure instanceof ChangesNotAccepted) {
            return ExitStatus.WAITING;
        }
        return WRONG_CALL.contains(failure.getClass()) ? ExitStatus.WRONG_CALL : ExitStatus.NO_GO;
    }

    private static String message(Exception failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() != null) {
            return "%s: %s\n  hint: look at who may read and write it, and whether the disk is full"
                    .formatted(failure.getMessage(), failure.getCause());
        }
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName() + "\n  hint: `--debug` shows where"
                : failure.getMessage();
    }
}
