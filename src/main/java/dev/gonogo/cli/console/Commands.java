package dev.gonogo.cli.console;

import java.util.List;
import java.util.Optional;

/** All commands of the console, in the order of the help. */
final class Commands {

    static final List<ConsoleCommand> ALL = List.of(
            new NextCommand(),
            new GoCommand(),
            new RetryCommand(),
            new SkipCommand(),
            new JumpCommand(),
            new RollbackCommand(),
            new HoldCommand(),
            new AbortCommand(),
            new CancelCommand(),
            new ApproveCommand(),
            new StatusCommand(),
            new PlanCommand(),
            new WhyCommand(),
            new ShowCommand(),
            new NoteCommand(),
            new SqlCommand(),
            new SqlWriteCommand(),
            new WatchCommand(),
            new EditCommand(),
            new BlockersCommand(),
            new TerminateCommand(),
            new HelpCommand());

    private Commands() {}

    static List<String> names() {
        return ALL.stream().map(ConsoleCommand::name).toList();
    }

    static Optional<ConsoleCommand> find(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /** @throws CommandRefused when there is no such command */
    static ConsoleCommand named(String name) {
        return find(name)
                .orElseThrow(() -> new CommandRefused(
                        "there is no command `%s`".formatted(name),
                        ALL.stream()
                                .map(ConsoleCommand::name)
                                .filter(known -> !name.isEmpty() && known.startsWith(name.substring(0, 1)))
                                .findFirst()
                                .map(near -> "did you mean `%s`? `help` shows all".formatted(near))
                                .orElse("`help` shows all")));
    }
}
