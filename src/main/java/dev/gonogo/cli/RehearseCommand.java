package dev.gonogo.cli;

import dev.gonogo.RehearsalRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo rehearse`. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = "Goes forward, back and forward again on a PostgreSQL of its own, traces and compares.")
final class RehearseCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUNBOOK", description = "a folder with runbook.groovy, or a file")
    private Path runbook;

    @ArgGroup
    private Filling filling = new Filling();

    /** What the scratch server is filled from. */
    static final class Filling {

        @Option(
                names = "--target",
                paramLabel = "T",
                description = "fixture of this target (default: the first embedded one)")
        private String target;

        @Option(
                names = "--from-target",
                paramLabel = "T",
                description = "schema, history and table sizes of this target")
        private String fromTarget;

        @Option(
                names = "--from-backup",
                paramLabel = "FILE",
                description = "a dump, in the custom format or as a script")
        private Path fromBackup;
    }

    RehearseCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var rehearsed = gonogo.rehearse(
                gonogo.compile(runbook),
                new RehearsalRequest(
                        Optional.ofNullable(filling.target),
                        Optional.ofNullable(filling.fromTarget),
                        Optional.ofNullable(filling.fromBackup)));
        if (common.json()) {
            output.json(rehearsed);
        } else {
            output.result(RehearsalText.of(rehearsed));
        }
        return rehearsed.rehearsal().verified() ? ExitStatus.DONE : ExitStatus.NO_GO;
    }
}
