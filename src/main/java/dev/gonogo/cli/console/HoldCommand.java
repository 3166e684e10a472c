package dev.gonogo.cli.console;

import dev.gonogo.run.Choice;
import java.util.Optional;

/** `hold`. */
final class HoldCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "hold";
    }

    @Override
    public String arguments() {
        return "[REASON]";
    }

    @Override
    public String does() {
        return "lets go of the run, after the step that runs; `gonogo resume` goes on with it";
    }

    @Override
    public void run(Desk desk, String said) {
        if (desk.stepToBegin().isPresent() || Failure.isAsked(desk, Choice.HOLD)) {
            desk.choose(Choice.HOLD, said);
        } else if (desk.question().isPresent()) {
            desk.handover().say(Optional.empty());
        } else {
            desk.controls().interruption().hold();
            desk.tell(desk.track()
                    .running()
                    .map(now -> "the run is held after `" + now.step().id() + "`")
                    .orElse("the run is held before its next step"));
        }
    }
}
