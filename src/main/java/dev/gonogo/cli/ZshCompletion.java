package dev.gonogo.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
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
                if [[ $funcstack[1] == _%1$s ]]; then _%1$s "$@"; else compdef _%1$s %1$s; fi""".formatted(
                        name,
                        commands.stream().map(ZshCompletion::described).collect(Collectors.joining("\n")),
                        commands.stream().map(ZshCompletion::arguments).collect(Collectors.joining("\n")));
    }

    private static String described(CommandSpec command) {
        return "    "
                + quoted(command.name() + ":" + ShellText.description(command).replace(":", "\\:"));
    }

    private static String arguments(CommandSpec command) {
        var positions = command.positionalParameters().stream().findFirst();
        return "    %s) _arguments %s %s ;;"
                .formatted(
                        command.name(),
                        command.options().stream()
                                .filter(option -> option.longestName().startsWith("--"))
                                .map(ZshCompletion::option)
                                .collect(Collectors.joining(" ")),
                        positions
                                .filter(position -> candidates(position).isPresent())
                                .map(position -> quoted("*:" + label(position) + ":" + values(position)))
                                .orElse("'*:file:_files'"));
    }

    /** What may be said several times is offered again. */
    private static String option(OptionSpec option) {
        var description = ShellText.description(option).replaceAll("([\\[\\]:])", "\\\\$1");
        var value = option.arity().min() > 0 ? ":" + label(option) + ":" + values(option) : "";
        return quoted((option.isMultiValue() ? "*" : "") + option.longestName() + "[" + description + "]" + value);
    }

    private static String label(ArgSpec argument) {
        return argument.paramLabel().replaceAll("[^A-Za-z]", "");
    }

    /** Values that are known, files where one is meant, else nothing but what is meant. */
    private static String values(ArgSpec argument) {
        boolean file = argument.type() == Path.class
                || Arrays.asList(argument.auxiliaryTypes()).contains(Path.class);
        return candidates(argument).orElse(file ? "_files" : " ");
    }

    private static Optional<String> candidates(ArgSpec argument) {
        return Optional.ofNullable(argument.completionCandidates())
                .map(known -> StreamSupport.stream(known.spliterator(), false)
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ", "(", ")")));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
