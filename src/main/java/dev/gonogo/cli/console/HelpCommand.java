package dev.gonogo.cli.console;

import java.util.List;

/** `help`. */
final class HelpCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String arguments() {
        return "[COMMAND]";
    }

    @Override
    public String does() {
        return "what can be typed here";
    }

    @Override
    public void run(Desk desk, String said) {
        if (said.isEmpty()) {
            Commands.ALL.forEach(command -> desk.tell("  %-24s %s".formatted(command.usage(), command.does())));
            desk.tell("  Ctrl-C once: stop before the next step; twice: cancel what runs. Ctrl-D: hold.");
        } else {
            var command = Commands.named(said);
            desk.tell("  %s\n    %s".formatted(command.usage(), command.does()));
        }
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        return before.isEmpty() ? Commands.names() : List.of();
    }
}
