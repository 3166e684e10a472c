package dev.gonogo.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo bundle`. */
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        description = "Writes a run's folder as one file, a zip that `verify` checks to the last byte.")
final class BundleCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "a run's id or folder (default: the newest)")
    private String run;

    @Option(names = "--out", paramLabel = "FILE", description = "where to write it (default: RUN.zip)")
    private Path out;

    BundleCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var folder = gonogo.run(Optional.ofNullable(run));
        var file = out == null ? Path.of(folder.id() + ".zip") : out;
        gonogo.bundle(folder, file);
        if (common.json()) {
            output.json(Map.of("run", folder.id(), "bundle", file.toString()));
        } else {
            output.result("written " + file);
        }
        return ExitStatus.DONE;
    }
}
