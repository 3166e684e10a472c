package dev.gonogo.cli;

import dev.gonogo.trail.Format;
import dev.gonogo.trail.ReportWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo report`. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Renders the report of a run again, from its folder alone.")
final class ReportCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "a run's id or folder (default: the newest)")
    private String run;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "html, md, json, junit: print them; pdf: tell where it is")
    private List<Format> formats = List.of();

    ReportCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var folder = gonogo.run(Optional.ofNullable(run));
        var report = gonogo.report(folder);
        if (common.json()) {
            output.json(report);
        } else if (formats.isEmpty()) {
            output.result(VerdictText.of(report, folder.path()));
        }
        formats.forEach(format -> output.result(
                format.isText()
                        ? new String(ReportWriter.render(report, format), StandardCharsets.UTF_8)
                        : folder.report(format.ending()).toString()));
        return ExitStatus.of(report);
    }
}
