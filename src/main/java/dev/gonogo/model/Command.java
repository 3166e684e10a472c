package dev.gonogo.model;

import java.util.List;

/**
 * A program, started without a shell.
 *
 * @param arguments the program and its arguments
 * @param exitStatus the one that means success
 */
public record Command(StepHead head, List<String> arguments, int exitStatus, boolean mutates) implements Step {

    public Command {
        arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.command(this);
    }
}
