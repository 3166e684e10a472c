package dev.gonogo.cli;

import dev.gonogo.RunRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo run`. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a runbook, and computes the verdict from what happened.")
final class RunCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUNBOOK", description = "a folder with runbook.groovy, or a file")
    private Path runbook;

    @Option(names = "--target", paramLabel = "T", description = "a declared target (default: the first)")
    private String target;

    @Option(names = "--plan", paramLabel = "FILE", description = "run only if the plan is still this one")
    private Path plan;

    @Mixin
    private Execution execution = new Execution();

    @Option(names = "--until", paramLabel = "TASK", description = "stop after this task")
    private String until;

    RunCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var compiled = gonogo.compile(runbook);
        var request = new RunRequest(
                Optional.ofNullable(target),
                Optional.ofNullable(plan).map(PlanFile::read),
                Optional.ofNullable(until),
                System.getProperty("user.name"),
                execution.interruption(),
                execution.approvals());
        return execution.carryOut(
                gonogo,
                compiled,
                common.json(),
                output,
                Optional.ofNullable(until),
                (prompt, printer) -> gonogo.run(compiled, request, prompt, printer));
    }
}
