package dev.gonogo.cli.console;

import dev.gonogo.model.RunbookProblems;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.run.Choice;
import dev.gonogo.run.FileDiff;
import dev.gonogo.trail.StepState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * `edit`. The run is held and gone on with at once, as after any change of its files: what differs is shown and needs a yes,
 * and approvals are asked for again.
 */
final class EditCommand implements ConsoleCommand {

    private static final Set<StepState> NOT_RUN = Set.of(StepState.PENDING, StepState.WAITING, StepState.FAILED);

    @Override
    public String name() {
        return "edit";
    }

    @Override
    public String arguments() {
        return "STEP [FILE]";
    }

    @Override
    public String does() {
        return "changes a file of a step that has not run; approvals are asked for again then";
    }

    @Override
    public void run(Desk desk, String said) {
        if (desk.stepToBegin().isEmpty()) {
            throw new CommandRefused(
                    "nothing is edited while the run is at work", "it can be when the run waits before a step");
        }
        var words = said.split("\\s+", 2);
        var step = desk.step(words[0]);
        mustNotHaveRun(desk, step);
        var file = file(files(desk, step), step, words.length > 1 ? words[1] : "");
        edit(desk, step, file);
    }

    private static void mustNotHaveRun(Desk desk, PlannedStep step) {
        var state = desk.track().state(step.id());
        if (!NOT_RUN.contains(state)) {
            throw new CommandRefused(
                    "`%s` is %s; what was done is not changed afterwards".formatted(step.id(), state.text()), "");
        }
    }

    /** Files that the plan covers and that the step says it uses. */
    private static List<String> files(Desk desk, PlannedStep step) {
        return desk.controls().plan().files().stream()
                .map(Plan.PlannedFile::path)
                .filter(path -> path.endsWith(".sql"))
                .filter(path -> step.does().stream()
                        .anyMatch(does ->
                                does.contains(Path.of(path).getFileName().toString())))
                .toList();
    }

    private static String file(List<String> files, PlannedStep step, String named) {
        var meant = named.isEmpty()
                ? files
                : files.stream()
                        .filter(file -> file.equals(named) || file.endsWith("/" + named))
                        .toList();
        if (files.isEmpty()) {
            throw new CommandRefused(
                    "`%s` uses no file".formatted(step.id()),
                    "change the runbook while the run is held: `hold`, then `gonogo resume`");
        }
        if (meant.size() != 1) {
            throw new CommandRefused(
                    "`%s` uses %s".formatted(step.id(), String.join(", ", files)),
                    "`edit %s FILE`".formatted(step.id()));
        }
        return meant.get(0);
    }

    private void edit(Desk desk, PlannedStep step, String name) {
        var file = desk.controls().runbook().folder().resolve(name);
        var before = read(file);
        desk.display().whileAway(() -> open(desk, file));
        var after = read(file);
        if (after.equals(before)) {
            throw new CommandRefused("`%s` was not changed".formatted(name), "");
        }
        try {
            SqlFiles.read(desk.controls().runbook());
        } catch (RunbookProblems wrong) {
            write(file, before);
            throw new CommandRefused(
                    "`%s` is as it was, since what was written there is wrong:\n%s".formatted(name, wrong.getMessage()),
                    "");
        }
        desk.tell(FileDiff.of(name, before, after));
        if (!desk.display()
                .ask("approvals are asked for again then; go on with it so? yes/no")
                .text()
                .strip()
                .equals("yes")) {
            write(file, before);
            throw new CommandRefused("`%s` is as it was".formatted(name), "");
        }
        desk.controls().edited(desk.person(), step.id(), name, before, after);
        desk.goOnAfterHold();
        desk.choose(Choice.HOLD, "`%s` was edited".formatted(name));
    }

    private static void open(Desk desk, Path file) {
        var environment = desk.controls().environment();
        var editor = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "vi"));
        try {
            int status = new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new CommandRefused(
                        "`%s` ended with status %d".formatted(editor, status), "set EDITOR to another one");
            }
        } catch (IOException notThere) {
            throw new CommandRefused(
                    "`%s` cannot be started: %s".formatted(editor, notThere.getMessage()), "set EDITOR");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new CommandRefused("`%s` cannot be read: %s".formatted(file, unreadable.getMessage()), "");
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new CommandRefused("`%s` cannot be written: %s".formatted(file, unwritable.getMessage()), "");
        }
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        return before.isEmpty() ? desk.stepIds() : files(desk, desk.step(before.get(0)));
    }
}
