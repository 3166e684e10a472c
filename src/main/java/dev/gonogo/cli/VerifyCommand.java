package dev.gonogo.cli;

import dev.gonogo.trail.RecordedJournal;
import dev.gonogo.trail.RunFolder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** `gonogo verify`. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Tells whether a run is still as it was recorded: journal, evidence, every file.")
final class VerifyCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "a run's id or folder (default: the newest)")
    private String run;

    VerifyCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var folder = gonogo.run(Optional.ofNullable(run));
        var differences = gonogo.verify(folder);
        if (common.json()) {
            output.json(Map.of("run", folder.id(), "asRecorded", differences.isEmpty(), "differences", differences));
        } else {
            differences.forEach(output::result);
            output.result(differences.isEmpty() ? "as recorded; head " + head(folder) : "not as recorded");
        }
        return differences.isEmpty() ? ExitStatus.DONE : ExitStatus.NO_GO;
    }

    private static String head(RunFolder folder) {
        return RecordedJournal.read(folder).head();
    }
}
