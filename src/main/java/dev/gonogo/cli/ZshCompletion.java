package dev.gonogo.cli;

import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What zsh reads to complete the program's commands, options and files. */
final class ZshCompletion {

    private ZshCompletion() {}

    static String of(CommandLine program) {
        var name = program.getCommandName();
        var commands = program.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .toList();
        return """
                #compdef %1$s
                _%1$s() {
                  local -a commands
                  commands=(
                %2$s
                  )
                  if (( CURRENT == 2 )); then
                    _describe command commands
                    return
                  fi
                  local command=$words[2]
                  shift words
                  (( CURRENT-- ))
                  case $command in
                %3$s
                  esac
                }
                compdef _%1$s %1$s""".formatted(
                        name,
                        commands.stream().map(ZshCompletion::described).collect(Collectors.joining("\n")),
                        commands.stream().map(ZshCompletion::arguments).collect(Collectors.joining("\n")));
    }

    private static String described(CommandSpec command) {
        return "    "
                + quoted(command.name() + ":" + ShellText.description(command).replace(":", "\\:"));
    }

    private static String arguments(CommandSpec command) {
        return "    %s) _arguments %s '*:file:_files' ;;"
                .formatted(
                        command.name(),
                        command.options().stream()
                                .filter(option -> option.longestName().startsWith("--"))
                                .map(ZshCompletion::option)
                                .collect(Collectors.joining(" ")));
    }

    private static String option(OptionSpec option) {
        var description = ShellText.description(option).replaceAll("([\\[\\]:])", "\\\\$1");
        var value = option.arity().min() > 0 ? ":" + option.paramLabel().replaceAll("[^A-Za-z]", "") + ":_files" : "";
        return quoted(option.longestName() + "[" + description + "]" + value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
