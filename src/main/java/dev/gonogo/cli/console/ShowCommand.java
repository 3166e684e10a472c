package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.trail.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** `show`. */
final class ShowCommand implements ConsoleCommand {

    /** Of one file; the whole is in the folder. */
    private static final int MOST_LINES = 200;

    @Override
    public String name() {
        return "show";
    }

    @Override
    public String arguments() {
        return "[STEP]";
    }

    @Override
    public String does() {
        return "what a step will do, and the evidence of what it did";
    }

    @Override
    public void run(Desk desk, String said) {
        var step = desk.step(said);
        var lines = new ArrayList<String>();
        lines.add("%s  %s, %s"
                .formatted(step.id(), step.kind(), desk.track().state(step.id()).text()));
        step.does().stream().flatMap(String::lines).forEach(does -> lines.add("  " + does.stripTrailing()));
        var record = desk.controls().record();
        record.evidence(step.id()).forEach(file -> file(desk.controls().folder().path(), file, lines));
        if (record.evidence(step.id()).isEmpty()) {
            lines.add("  there is no evidence of it" + notYet(desk, step));
        }
        new Pages(desk.display()).show(lines);
    }

    private static String notYet(Desk desk, PlannedStep step) {
        return desk.track().state(step.id()) == dev.gonogo.trail.StepState.PENDING ? " yet" : "";
    }

    private static void file(Path folder, Event.EvidenceFile file, List<String> lines) {
        lines.add("  %s (%,d bytes)".formatted(file.path(), file.bytes()));
        try (var content = Files.lines(folder.resolve(file.path()))) {
            content.limit(MOST_LINES).map(line -> "    " + line).forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException noText) {
            lines.add("    it is no text, or cannot be read");
        }
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        return before.isEmpty() ? desk.stepIds() : List.of();
    }
}
