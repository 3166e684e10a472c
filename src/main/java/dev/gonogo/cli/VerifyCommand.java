package dev.gonogo.cli;

import dev.gonogo.trail.JournalDamaged;
import dev.gonogo.trail.Manifest;
import dev.gonogo.trail.RecordedJournal;
import java.util.ArrayList;
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
        var folder = common.gonogo().run(Optional.ofNullable(run));
        var differences = new ArrayList<String>();
        try {
            output.result("head    " + RecordedJournal.read(folder).head());
        } catch (JournalDamaged damaged) {
            differences.add(damaged.getMessage());
        }
        differences.addAll(Manifest.differences(folder));
        differences.forEach(output::result);
        output.result(differences.isEmpty() ? "as recorded" : "not as recorded");
        return differences.isEmpty() ? ExitStatus.DONE : ExitStatus.NO_GO;
    }
}
