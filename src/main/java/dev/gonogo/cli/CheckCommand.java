package dev.gonogo.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** `gonogo check`. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Compiles a runbook and reads every file it names; connects to nothing.")
final class CheckCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUNBOOK", description = "a folder with runbook.groovy, or a file")
    private Path runbook;

    CheckCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var compiled = common.gonogo().compile(runbook);
        long tasks = compiled.tasks().count();
        long steps = compiled.steps().count();
        if (common.json()) {
            output.json(Map.of("runbook", compiled.name(), "tasks", tasks, "steps", steps, "problems", List.of()));
        } else {
            output.result("%s: %d tasks, %d steps, no problem".formatted(compiled.name(), tasks, steps));
        }
        return ExitStatus.DONE;
    }
}
