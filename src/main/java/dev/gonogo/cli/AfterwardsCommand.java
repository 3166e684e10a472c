package dev.gonogo.cli;

import dev.gonogo.trail.Report;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo afterwards`. */
@Command(
        name = "afterwards",
        mixinStandardHelpOptions = true,
        description = "Lists what is to be done after a run and when it is due, or notes that something of it is done.")
final class AfterwardsCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "a run's id or folder (default: the newest)")
    private String run;

    @ArgGroup(exclusive = false)
    private Done done;

    /** Who did what. */
    private static final class Done {

        @Option(names = "--done", paramLabel = "WHAT", required = true, description = "what is done, by its name or id")
        private String what;

        @Option(names = "--as", paramLabel = "PERSON", required = true, description = "who did it")
        private String as;

        @Option(names = "--note", paramLabel = "TEXT", description = "what came out of it")
        private String note = "";
    }

    AfterwardsCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var folder = gonogo.run(Optional.ofNullable(run));
        var report = done == null ? Report.of(folder) : gonogo.followedUp(folder, done.what, done.as, done.note);
        if (common.json()) {
            output.json(report.followUps());
        } else {
            FollowUpText.of(report.followUps(), gonogo.clock().instant()).forEach(output::result);
        }
        return ExitStatus.DONE;
    }
}
