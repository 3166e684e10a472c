package dev.gonogo.cli;

import dev.gonogo.plan.Json;
import dev.gonogo.plan.MendRefused;
import dev.gonogo.plan.MendRequest;
import dev.gonogo.run.MendRun;
import dev.gonogo.trail.Document;
import dev.gonogo.trail.Documents;
import dev.gonogo.trail.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo drift`. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = "Tells in what a target disagrees with the files, and mends it; exit status 1 when it does.")
final class DriftCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUNBOOK", description = "a folder with runbook.groovy, or a file")
    private Path runbook;

    @Option(names = "--target", paramLabel = "T", description = "a declared target (default: the first)")
    private String target;

    @Option(names = "--pull", description = "write the migrations that only the target has as files")
    private boolean pull;

    @Option(
            names = "--repair",
            paramLabel = "applied=V|reverted=V",
            description = "note a version as applied without running it, or take it out of the history")
    private List<String> repair = List.of();

    @Option(names = "--baseline", paramLabel = "V", description = "note everything up to a version as applied")
    private String baseline;

    @Option(names = "--accept", description = "note that the target's catalog is meant to be as it is now")
    private boolean accept;

    @Option(
            names = "--between",
            paramLabel = "T1,T2",
            split = ",",
            description = "compare two targets: what would make the second like the first")
    private List<String> between = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where a document about it is written (of a comparison always; default: here)")
    private Path out;

    @Option(names = "--yes", description = "write without asking; a guarded target asks for its name all the same")
    private boolean yes;

    DriftCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var request = request();
        if (between.isEmpty()) {
            return request.isEmpty() ? look() : mend(request);
        }
        if (between.size() != 2 || target != null || !request.isEmpty()) {
            throw new MendRefused(
                    "`--between` takes two targets, and compares them and nothing else",
                    "write `--between dev,prod`, without `--target`, and mend afterwards");
        }
        return compare();
    }

    private int compare() {
        var gonogo = common.gonogo();
        var found = gonogo.reconcile(gonogo.compile(runbook), between.get(0), between.get(1));
        var name = "reconciliation-" + String.join("-", between);
        var folder = out == null ? Path.of("") : out;
        write(folder, name, Documents.of(found, gonogo.clock().instant()), Document.RECONCILIATION, Json.file(found));
        if (common.json()) {
            output.json(found);
        } else {
            output.result(DriftText.of(found, folder.resolve(name + ".md")));
        }
        return found.isDifferent() ? ExitStatus.NO_GO : ExitStatus.DONE;
    }

    private static void write(Path folder, String name, Documents documents, Document document, String json) {
        DocumentFiles.write(folder.resolve(name + ".json"), json.getBytes(StandardCharsets.UTF_8));
        for (Format format : List.of(Format.MD, Format.HTML, Format.PDF)) {
            DocumentFiles.write(
                    folder.resolve(name + "." + format.ending()), documents.render(document, format, Optional.empty()));
        }
    }

    private int look() {
        var gonogo = common.gonogo();
        var report = gonogo.drift(gonogo.compile(runbook), Optional.ofNullable(target));
        if (out != null) {
            var documents = Documents.of(report, gonogo.clock().instant());
            write(out, "drift-" + report.target().name(), documents, Document.DRIFT, Json.file(report));
        }
        if (common.json()) {
            output.json(report);
        } else {
            output.result(DriftText.of(report));
        }
        return report.isDrift() ? ExitStatus.NO_GO : ExitStatus.DONE;
    }

    private int mend(MendRequest request) {
        var gonogo = common.gonogo();
        try (var prompt = OpenPrompt.atTerminal(output)) {
            var end = gonogo.mend(
                    gonogo.compile(runbook), Optional.ofNullable(target), request, yes, prompt.prompt(), mending -> {
                        if (common.json()) {
                            output.json(mending);
                        } else {
                            output.result(DriftText.of(mending));
                        }
                    });
            output.progress(told(end));
            return status(end);
        }
    }

    private MendRequest request() {
        var applied = new ArrayList<String>();
        var reverted = new ArrayList<String>();
        for (String one : repair) {
            var parts = one.split("=", 2);
            if (parts.length < 2
                    || parts[1].isBlank()
                    || !List.of("applied", "reverted").contains(parts[0])) {
                throw new MendRefused(
                        "`--repair %s` says neither what is applied nor what is reverted".formatted(one),
                        "write `--repair applied=003` or `--repair reverted=003`");
            }
            (parts[0].equals("applied") ? applied : reverted).addAll(List.of(parts[1].split(",")));
        }
        return new MendRequest(pull, applied, reverted, Optional.ofNullable(baseline), accept);
    }

    private static String told(MendRun.End end) {
        return switch (end) {
            case NOTHING_TO_WRITE -> "nothing is to be written";
            case WRITTEN -> "written";
            case REFUSED -> "nothing was written";
            case UNANSWERED ->
                "nothing was written: nobody at a terminal said yes\n  hint: `--yes` says it with the call,"
                        + " but not for a guarded target";
        };
    }

    private static int status(MendRun.End end) {
        return switch (end) {
            case NOTHING_TO_WRITE, WRITTEN -> ExitStatus.DONE;
            case REFUSED -> ExitStatus.NO_GO;
            case UNANSWERED -> ExitStatus.WAITING;
        };
    }
}
