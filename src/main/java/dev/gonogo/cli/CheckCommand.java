package dev.gonogo.cli;

import dev.gonogo.model.Problem;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.RunbookProblems;
import dev.gonogo.model.Severity;
import dev.gonogo.sql.lint.LintJson;
import dev.gonogo.sql.lint.LintReport;
import dev.gonogo.sql.lint.LintText;
import dev.gonogo.sql.lint.Sarif;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** `gonogo check`. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Compiles a runbook, reads every file it names and looks for what is dangerous; connects to nothing.")
final class CheckCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUNBOOK", description = "a folder with runbook.groovy, or a file")
    private Path runbook;

    CheckCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        return switch (common.output) {
            case TEXT -> asText();
            case JSON -> asJson();
            case SARIF -> asSarif();
        };
    }

    private Integer asText() {
        var compiled = common.gonogo().compile(runbook);
        var report = common.gonogo().lint(compiled);
        if (report.has(Severity.WARNING)) {
            output.progress(LintText.findings(report, Severity.WARNING));
        }
        common.gonogo().missingPrograms(compiled).forEach(missing -> output.progress("note: " + missing));
        var counted = compiled.name() + ": " + compiled.tasks().count() + " tasks, "
                + compiled.steps().count() + " steps, no problem";
        output.result(report.files().isEmpty() ? counted : counted + "; lint of its SQL files: " + report.summary());
        return ExitStatus.DONE;
    }

    private Integer asJson() {
        try {
            var compiled = common.gonogo().compile(runbook);
            output.json(fields(
                    compiled, common.gonogo().lint(compiled), common.gonogo().missingPrograms(compiled)));
            return ExitStatus.DONE;
        } catch (RunbookProblems found) {
            output.json(Map.of(
                    "problems",
                    found.problems().stream().map(CheckCommand::fields).toList()));
            return ExitStatus.WRONG_CALL;
        }
    }

    private Integer asSarif() {
        try {
            var gonogo = common.gonogo();
            output.json(Sarif.of(gonogo.lint(gonogo.compile(runbook))));
            return ExitStatus.DONE;
        } catch (RunbookProblems found) {
            output.json(Sarif.ofProblems(found.problems()));
            return ExitStatus.WRONG_CALL;
        }
    }

    private static Map<String, Object> fields(Runbook compiled, LintReport report, List<String> missingPrograms) {
        return Map.of(
                "runbook", compiled.name(),
                "tasks", compiled.tasks().count(),
                "steps", compiled.steps().count(),
                "problems", List.of(),
                "missingPrograms", missingPrograms,
                "lint", LintJson.of(report));
    }

    private static Map<String, Object> fields(Problem problem) {
        return Map.of(
                "file", problem.at().file(),
                "line", problem.at().line(),
                "column", problem.at().column(),
                "message", problem.message(),
                "hint", problem.hint());
    }
}
