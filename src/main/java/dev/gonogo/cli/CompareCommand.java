package dev.gonogo.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** `gonogo compare`. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Tells in what two runs differ, such as staging and production, and which step took longer.")
final class CompareCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "RUN", description = "a run's id or folder")
    private String from;

    @Parameters(index = "1", paramLabel = "OTHER", arity = "0..1", description = "another run (default: the newest)")
    private String to;

    CompareCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var compared = gonogo.compare(gonogo.run(Optional.of(from)), gonogo.run(Optional.ofNullable(to)));
        if (common.json()) {
            output.json(compared);
        } else {
            output.result(HistoryText.of(compared));
        }
        return ExitStatus.DONE;
    }
}
