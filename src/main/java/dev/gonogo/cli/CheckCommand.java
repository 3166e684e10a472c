package dev.gonogo.cli;

import dev.gonogo.model.Problem;
import dev.gonogo.model.RunbookProblems;
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
        if (!common.json()) {
            var compiled = common.gonogo().compile(runbook);
            output.result("%s: %d tasks, %d steps, no problem"
                    .formatted(
                            compiled.name(),
                            compiled.tasks().count(),
                            compiled.steps().count()));
            return ExitStatus.DONE;
        }
        return asJson();
    }

    private Integer asJson() {
        try {
            var compiled = common.gonogo().compile(runbook);
            output.json(Map.of(
                    "runbook", compiled.name(),
                    "tasks", compiled.tasks().count(),
                    "steps", compiled.steps().count(),
                    "problems", List.of()));
            return ExitStatus.DONE;
        } catch (RunbookProblems found) {
            output.json(Map.of(
                    "problems",
                    found.problems().stream().map(CheckCommand::fields).toList()));
            return ExitStatus.WRONG_CALL;
        }
    }

    private static Map<String, Object> fields(Problem problem) {
        return Map.of(
                "file", problem.at().file(),
                "line", problem.at().line(),
                "column", problem.at().column(),
                "message", problem.message(),
                "hint", problem.hint());
    }
}
