package dev.gonogo.cli;

import dev.gonogo.model.Severity;
import dev.gonogo.sql.lint.LintJson;
import dev.gonogo.sql.lint.LintReport;
import dev.gonogo.sql.lint.LintText;
import dev.gonogo.sql.lint.Sarif;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `gonogo lint`. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Finds what is dangerous in SQL files before they run; connects to nothing.",
        footer = {
            "",
            "Exit status: 0 no finding at or above the severity of --fail-on, 1 there is one, 2 the call is wrong.",
            "`-- gonogo:allow RULE reason` above a statement allows what a rule finds there; at the head of the file, with",
            "an empty line below, in the whole file. `until 2026-12-31` before the reason lets it end."
        })
final class LintCommand implements Callable<Integer> {

    private final Output output;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "SQL files, or folders of them, in the order of running")
    private List<Path> files = List.of();

    @Option(names = "--rules", description = "list the rules")
    private boolean rules;

    @Option(names = "--server", paramLabel = "MAJOR", description = "the version that the files will run on, as 15")
    private Integer server;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "error, warning or info: the least that ends with status 1 (default: error)")
    private Severity failOn = Severity.ERROR;

    LintCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        if (rules) {
            tellRules();
            return ExitStatus.DONE;
        }
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name SQL files, or a folder of them");
        }
        var report = common.gonogo().lint(files, server == null ? OptionalInt.empty() : OptionalInt.of(server));
        tell(report);
        return report.has(failOn) ? ExitStatus.NO_GO : ExitStatus.DONE;
    }

    private void tell(LintReport report) {
        switch (common.output) {
            case TEXT -> output.result(LintText.of(report));
            case JSON -> output.json(LintJson.of(report));
            case SARIF -> output.json(Sarif.of(report));
        }
    }

    private void tellRules() {
        if (common.json()) {
            output.json(LintJson.rules());
        } else {
            output.result(LintText.rules());
        }
    }
}
