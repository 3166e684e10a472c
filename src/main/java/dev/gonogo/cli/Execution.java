package dev.gonogo.cli;

import dev.gonogo.Gonogo;
import dev.gonogo.cli.console.ProgressPrinter;
import dev.gonogo.model.Runbook;
import dev.gonogo.run.Interruption;
import dev.gonogo.run.Printer;
import dev.gonogo.run.Prompt;
import dev.gonogo.run.ScriptedPrompt;
import dev.gonogo.trail.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;

/** What the commands share that carry a run out: who answers, how it is stopped, and what is told at its end. */
final class Execution {

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "",
            description = "answers for the people (without a value: answers.json beside the runbook)")
    private String answers;

    private final Interruption interruption = new Interruption();

    Interruption interruption() {
        return interruption;
    }

    /** Carries it out, and returns the exit status of what was to go forward. */
    int carryOut(
            Gonogo gonogo, Runbook runbook, boolean json, Output output, BiFunction<Prompt, Printer, Report> work) {
        return carryOut(gonogo, runbook, json, output, work, ExitStatus::of);
    }

    /** Carries it out with signals bound to the interruption, tells the verdict, and returns the exit status. */
    int carryOut(
            Gonogo gonogo,
            Runbook runbook,
            boolean json,
            Output output,
            BiFunction<Prompt, Printer, Report> work,
            ToIntFunction<Report> status) {
        try (var prompt = prompt(runbook.folder(), output)) {
            var report = Signals.during(
                    interruption, output, () -> work.apply(prompt.prompt(), new ProgressPrinter(output::progress, output.marks(), runbook)));
            tellUnused(prompt.unused().get(), report, output);
            tell(report, gonogo, json, output);
            return status.applyAsInt(report);
        }
    }

    /** Probably misspelt. A step that an earlier process did asks nobody any more. */
    private static void tellUnused(List<String> answers, Report report, Output output) {
        var unused = answers.stream()
                .filter(id -> report.steps().stream()
                        .noneMatch(step -> step.id().equals(id) && step.state().isGood()))
                .toList();
        if (!unused.isEmpty()) {
            output.progress("answers that no step asked for: " + String.join(", ", unused));
        }
    }

    private static void tell(Report report, Gonogo gonogo, boolean json, Output output) {
        if (json) {
            output.json(report);
        } else {
            output.result(
                    VerdictText.of(report, gonogo.run(Optional.of(report.run())).path()));
        }
    }

    private OpenPrompt prompt(Path folder, Output output) {
        if (answers == null) {
            return OpenPrompt.atTerminal(output);
        }
        return OpenPrompt.of(
                ScriptedPrompt.read(answers.isEmpty() ? folder.resolve("answers.json") : Path.of(answers)));
    }
}
