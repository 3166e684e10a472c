package dev.gonogo.model;

import java.util.List;
import java.util.Optional;

/**
 * A program, started without a shell.
 *
 * @param arguments the program and its arguments
 * @param exitStatus the one that means success
 * @param tap whether each line of its output counts, as the Test Anything Protocol has it
 * @param verification tells whether a run of it took effect that nobody saw the end of
 */
public record Command(
        StepHead head,
        List<String> arguments,
        int exitStatus,
        boolean tap,
        boolean mutates,
        Optional<Check> verification)
        implements Step {

    public Command {
        arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.command(this);
    }
}
