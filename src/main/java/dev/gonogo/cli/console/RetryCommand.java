package dev.gonogo.cli.console;

import dev.gonogo.run.Choice;

/** `retry`. */
final class RetryCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "retry";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String does() {
        return "tries the step again that did not pass";
    }

    @Override
    public void run(Desk desk, String said) {
        if (!Failure.isAsked(desk, Choice.RETRY)) {
            throw new CommandRefused("no step waits to be tried again", "`status` shows where the run is");
        }
        desk.choose(Choice.RETRY, said);
    }
}
