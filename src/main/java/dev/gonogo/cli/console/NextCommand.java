package dev.gonogo.cli.console;

import dev.gonogo.run.Answer;
import java.util.Optional;

/** `next`. */
final class NextCommand implements ConsoleCommand {

    /** What is said to a step that is to begin. */
    static final String BEGIN = "next";

    @Override
    public String name() {
        return "next";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String does() {
        return "begins the next step, and waits again after it";
    }

    @Override
    public void run(Desk desk, String said) {
        desk.pace(Pace.STEP);
        begin(desk);
    }

    /** @throws CommandRefused when the run does not wait for that */
    static void begin(Desk desk) {
        desk.question().ifPresent(asked -> {
            throw new CommandRefused(
                    "the run waits for an answer: " + asked.question().text(), Answers.hint(asked.question()));
        });
        if (desk.stepToBegin().isEmpty()) {
            throw new CommandRefused(
                    desk.track()
                            .running()
                            .map(now -> "`%s` is running".formatted(now.step().id()))
                            .orElse("nothing waits for it"),
                    "`status` shows where the run is");
        }
        desk.handover().say(Optional.of(new Answer(desk.person(), "", BEGIN, "", false)));
    }
}
