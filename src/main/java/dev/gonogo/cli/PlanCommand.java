package dev.gonogo.cli;

import dev.gonogo.plan.Json;
import dev.gonogo.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo plan`. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what a run would do, after a read-only look at the target.")
final class PlanCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUNBOOK", description = "a folder with runbook.groovy, or a file")
    private Path runbook;

    @Option(names = "--target", paramLabel = "T", description = "a declared target (default: the first)")
    private String target;

    @Option(names = "--out", paramLabel = "FILE", description = "write the plan there, as JSON")
    private Path out;

    PlanCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var plan = gonogo.plan(gonogo.compile(runbook), Optional.ofNullable(target));
        if (out != null) {
            write(plan);
        }
        if (common.json()) {
            output.json(plan);
        } else {
            output.result(PlanText.of(plan, gonogo.learned(plan)));
        }
        return plan.blockers().isEmpty() ? ExitStatus.DONE : ExitStatus.NO_GO;
    }

    private void write(Plan plan) {
        try {
            Files.writeString(out, Json.file(plan));
        } catch (IOException refused) {
            throw new UncheckedIOException("the plan cannot be written to `" + out + "`", refused);
        }
    }
}
