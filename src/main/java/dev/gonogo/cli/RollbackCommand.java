package dev.gonogo.cli;

import dev.gonogo.ResumeRequest;
import dev.gonogo.trail.RunRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo rollback`. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Takes back what a run changed, now or later; what gets lost with it is kept as evidence first.")
final class RollbackCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private Execution execution = new Execution();

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "a run's id or folder (default: the newest)")
    private String run;

    @Option(
            names = "--option",
            paramLabel = "NAME",
            description = "an `option` of the runbook's rollback, or another way back (default: the first)")
    private String option;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why, for the record")
    private String reason;

    RollbackCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var folder = gonogo.run(Optional.ofNullable(run));
        var runbook = gonogo.runbookOf(folder);
        var request = new ResumeRequest(
                Optional.empty(), List.of(), List.of(), System.getProperty("user.name"), execution.interruption());
        return execution.carryOut(
                gonogo,
                runbook,
                common.json(),
                output,
                (prompt, printer) ->
                        gonogo.rollBack(folder, Optional.ofNullable(option), reason, request, prompt, printer),
                report -> ExitStatus.ofRollback(report, RunRecord.read(folder)));
    }
}
