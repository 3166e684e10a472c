package dev.gonogo.cli;

import dev.gonogo.trail.Document;
import dev.gonogo.trail.Documents;
import dev.gonogo.trail.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        description = "Renders the report of a run again, from its folder alone, or another document about it.")
final class ReportCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            paramLabel = "RUN|plan.json",
            arity = "0..1",
            description = "a run's id or folder (default: the newest), or a plan")
    private String run;

    @Option(
            names = "--document",
            split = ",",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: report); of a plan the second to the fourth")
    private List<Document> documents = List.of();

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "html, md, json, junit: print them; pdf: tell where it is")
    private List<Format> formats = List.of();

    @Option(names = "--templates", paramLabel = "DIR", description = "a team's templates, which take the place of ours")
    private Path templates;

    @Option(names = "--out", paramLabel = "DIR", description = "write them there instead of printing them")
    private Path out;

    ReportCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        return isPlan() ? ofPlan() : ofRun();
    }

    private int ofPlan() {
        var plan = PlanFile.read(Path.of(run));
        write(Documents.of(plan), documents.isEmpty() ? List.of(Document.EXECUTION_PLAN) : documents);
        return plan.blockers().isEmpty() ? ExitStatus.DONE : ExitStatus.NO_GO;
    }

    private int ofRun() {
        var gonogo = common.gonogo();
        var folder = gonogo.run(Optional.ofNullable(run));
        var report = gonogo.report(folder);
        if (common.json()) {
            output.json(report);
        } else if (formats.isEmpty() && documents.isEmpty() && out == null) {
            output.result(VerdictText.of(report, folder.path()));
        }
        if (out == null && documents.isEmpty() && formats.contains(Format.PDF)) {
            output.result(folder.path().resolve("report.pdf").toString());
        }
        var wanted = documents.isEmpty() ? List.of(Document.REPORT) : documents;
        if (wanted.stream().anyMatch(document -> !formats(document).isEmpty())) {
            write(Documents.of(folder), wanted);
        }
        return ExitStatus.of(report);
    }

    private void write(Documents of, List<Document> wanted) {
        for (Document document : wanted) {
            formats(document).forEach(format -> write(of, document, format));
        }
    }

    private List<Format> formats(Document document) {
        boolean untold = formats.isEmpty() && (!documents.isEmpty() || out != null || isPlan());
        if (untold) {
            return out == null ? List.of(Format.MD) : List.of(Format.HTML, Format.MD, Format.PDF);
        }
        boolean told = out == null && documents.isEmpty() && !isPlan();
        return formats.stream().filter(format -> !told || format != Format.PDF).toList();
    }

    private void write(Documents of, Document document, Format format) {
        if (out == null && format == Format.PDF) {
            throw new NotForTheConsole(document);
        }
        var content = of.render(document, format, Optional.ofNullable(templates));
        if (out == null) {
            output.result(new String(content, StandardCharsets.UTF_8));
        } else {
            var file = out.resolve(document.file() + "." + format.ending());
            DocumentFiles.write(file, content);
            output.result(file.toString());
        }
    }

    private boolean isPlan() {
        return run != null && Files.isRegularFile(Path.of(run));
    }
}
