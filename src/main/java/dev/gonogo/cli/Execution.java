package dev.gonogo.cli;

import dev.gonogo.Gonogo;
import dev.gonogo.ResumeRequest;
import dev.gonogo.cli.console.Console;
import dev.gonogo.cli.console.Consoles;
import dev.gonogo.cli.console.ProgressPrinter;
import dev.gonogo.model.Runbook;
import dev.gonogo.run.Interruption;
import dev.gonogo.run.Printer;
import dev.gonogo.run.Prompt;
import dev.gonogo.run.ScriptedPrompt;
import dev.gonogo.trail.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    @Option(
            names = "--approval",
            paramLabel = "FILE",
            description = "an approval that `gonogo approve` made; may be said several times")
    private List<Path> approvals = List.of();

    private final Interruption interruption = new Interruption();
    private Optional<String> until = Optional.empty();

    List<Path> approvals() {
        return approvals;
    }

    Interruption interruption() {
        return interruption;
    }

    /**
     * Carries it out, and returns the exit status of what was to go forward.
     *
     * @param until the last task, also when the run is gone on with after a file of it was edited
     */
    int carryOut(
            Gonogo gonogo,
            Runbook runbook,
            boolean json,
            Output output,
            Optional<String> until,
            BiFunction<Prompt, Printer, Report> work) {
        this.until = until;
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
        if (answers == null && Terminals.isTerminal()) {
            return atConsole(gonogo, runbook, json, output, work, status);
        }
        var prompt = answers == null ? Optional.<ScriptedPrompt>empty() : Optional.of(scripted(runbook.folder()));
        var report = Signals.during(
                Signals.stopping(interruption, output::progress),
                () -> work.apply(
                        prompt.<Prompt>map(scripted -> scripted).orElse(question -> Optional.empty()),
                        new ProgressPrinter(output::progress, output.marks(), runbook)));
        prompt.ifPresent(scripted -> tellUnused(scripted.steps(), report, output));
        tell(report, gonogo, json, output);
        return status.applyAsInt(report);
    }

    private int atConsole(
            Gonogo gonogo,
            Runbook runbook,
            boolean json,
            Output output,
            BiFunction<Prompt, Printer, Report> work,
            ToIntFunction<Report> status) {
        Report report;
        try (var opened = Consoles.open(
                runbook,
                output.marks(),
                interruption,
                output.isDumb(),
                gonogo.home().resolve("history"))) {
            report = Signals.during(signals(opened), () -> whole(gonogo, opened, work));
        }
        tell(report, gonogo, json, output);
        return status.applyAsInt(report);
    }

    /** A run whose file was edited at the console is gone on with as one that was changed while it was held. */
    private Report whole(Gonogo gonogo, Console console, BiFunction<Prompt, Printer, Report> work) {
        var report = work.apply(console, console);
        while (console.takeGoesOn()) {
            var request = new ResumeRequest(until, List.of(), List.of(), System.getProperty("user.name"), interruption);
            report = gonogo.resume(gonogo.run(Optional.of(report.run())), request, console, console);
        }
        return report;
    }

    private Map<String, Runnable> signals(Console console) {
        var stopping = Signals.stopping(interruption, console::tell).get(Signals.TERMINATE);
        return Map.of(
                Signals.INTERRUPT,
                console::interrupted,
                Signals.TERMINATE,
                () -> {
                    stopping.run();
                    console.letGo();
                },
                Signals.HANG_UP,
                console::letGo,
                Signals.CONTINUE,
                console::resumed);
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

    private ScriptedPrompt scripted(Path folder) {
        return ScriptedPrompt.read(answers.isEmpty() ? folder.resolve("answers.json") : Path.of(answers));
    }
}
