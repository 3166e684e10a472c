package dev.gonogo.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** `gonogo` itself. */
@Command(
        name = "gonogo",
        mixinStandardHelpOptions = true,
        version = "gonogo 0.1.0",
        description = "Runs change-window runbooks on PostgreSQL and computes GO or NO-GO from what really happened.",
        footer = {
            "",
            "Exit status: 0 go or done, 1 no-go or failed, 2 the runbook or the call is wrong, 3 waiting for a person,",
            "4 in doubt, 130 interrupted."
        })
final class GonogoCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }
}
