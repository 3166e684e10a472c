package dev.gonogo.cli;

import dev.gonogo.cli.console.ProgressPrinter;
import dev.gonogo.run.Pause;
import dev.gonogo.trail.RecordedMode;
import dev.gonogo.trail.Report;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo status`. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows where a run stands, or all runs.")
final class StatusCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "a run's id or folder (default: the newest)")
    private String run;

    @Option(
            names = "--follow",
            description = "show what happens, as long as a process carries the run out; changes nothing")
    private boolean follow;

    @Option(names = "--all", description = "list all runs of this home, the newest first")
    private boolean all;

    StatusCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        return all ? history() : one();
    }

    private int history() {
        var runs = common.gonogo().history();
        if (common.json()) {
            output.json(runs);
        } else {
            runs.forEach(run -> output.result(HistoryText.of(run)));
        }
        return ExitStatus.DONE;
    }

    private int one() {
        var folder = common.gonogo().run(Optional.ofNullable(run));
        if (follow) {
            new Follower(
                            folder,
                            new ProgressPrinter(
                                    common.json() ? output::progress : output::result,
                                    output.marks(),
                                    common.gonogo().runbookOf(folder)))
                    .untilLetGo(Pause.sleeping());
        }
        var report = Report.of(folder);
        if (common.json()) {
            output.json(report);
        } else {
            report.steps()
                    .forEach(step ->
                            output.result("%-16s %s".formatted(step.state().text(), step.id())));
            report.modes().stream().filter(mode -> mode.since() != null).forEach(mode -> output.result(text(mode)));
            FollowUpText.of(report.followUps(), common.gonogo().clock().instant())
                    .forEach(output::result);
            output.result(VerdictText.of(report, folder.path()));
        }
        return ExitStatus.of(report);
    }

    private static String text(RecordedMode mode) {
        return "%-16s %s, since %s".formatted(mode.on() ? "ON" : "off", mode.name(), mode.since());
    }
}
