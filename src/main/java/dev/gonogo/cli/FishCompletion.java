package dev.gonogo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What fish reads to complete the program's commands and options. */
final class FishCompletion {

    private FishCompletion() {}

    static String of(CommandLine program) {
        var name = program.getCommandName();
        var text = new StringBuilder("complete -c %s -n __fish_use_subcommand -f%n".formatted(name));
        program.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .forEach(command -> {
                    text.append("complete -c %s -n __fish_use_subcommand -a %s -d %s%n"
                            .formatted(name, command.name(), quoted(ShellText.description(command))));
                    options(name, command, text);
                });
        return text.toString().stripTrailing();
    }

    private static void options(String name, CommandSpec command, StringBuilder text) {
        command.options().stream()
                .filter(option -> option.longestName().startsWith("--"))
                .forEach(option -> text.append("complete -c %s -n '__fish_seen_subcommand_from %s' -l %s%s -d %s%n"
                        .formatted(
                                name,
                                command.name(),
                                option.longestName().substring(2),
                                takesValue(option) ? " -r" : "",
                                quoted(ShellText.description(option)))));
    }

    private static boolean takesValue(OptionSpec option) {
        return option.arity().min() > 0;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
