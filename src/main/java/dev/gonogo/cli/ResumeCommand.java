package dev.gonogo.cli;

import dev.gonogo.ResumeRequest;
import dev.gonogo.trail.Report;
import dev.gonogo.trail.StepRecord;
import dev.gonogo.trail.StepState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo resume`. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Goes on with a run that was held, or whose process was killed.")
final class ResumeCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private Execution execution = new Execution();

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "a run's id or folder (default: the newest)")
    private String run;

    @Option(names = "--until", paramLabel = "TASK", description = "stop after this task")
    private String until;

    @Option(
            names = "--keep",
            paramLabel = "STEP",
            description = "a step that is done stays done, although its text was changed since")
    private List<String> kept = List.of();

    @Option(
            names = "--again",
            paramLabel = "STEP",
            description = "a step that is done and changes nothing is run again, because its text was changed since")
    private List<String> again = List.of();

    ResumeCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var folder = gonogo.run(Optional.ofNullable(run));
        var runbook = gonogo.runbookOf(folder);
        tellWhereItStands(Report.of(folder));
        var request = new ResumeRequest(
                Optional.ofNullable(until),
                kept,
                again,
                System.getProperty("user.name"),
                execution.interruption(),
                execution.approvals());
        return execution.carryOut(
                gonogo,
                runbook,
                common.json(),
                output,
                Optional.ofNullable(until),
                (prompt, printer) -> gonogo.resume(folder, request, prompt, printer));
    }

    private void tellWhereItStands(Report report) {
        var doubtful = report.steps().stream()
                .filter(step -> step.state() == StepState.IN_DOUBT || step.state() == StepState.RUNNING)
                .map(StepRecord::id)
                .toList();
        long done = report.steps().stream()
                .filter(step -> step.state().isGood() || step.state() == StepState.SKIPPED_BY_OPERATOR)
                .count();
        output.progress("run %s: %d of %d steps are done; %s"
                .formatted(report.run(), done, report.steps().size(), ending(report)));
        doubtful.forEach(step -> output.progress("  `" + step + "` was running when it ended"));
    }

    private static String ending(Report report) {
        return report.ended().equals("not-ended")
                ? "its process ended without a word"
                : "it ended because: " + report.endedBecause();
    }
}
