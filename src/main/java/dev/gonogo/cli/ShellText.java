package dev.gonogo.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Descriptions of commands and options in one line. */
final class ShellText {

    private ShellText() {}

    static String description(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    static String description(OptionSpec option) {
        return String.join(" ", option.description()).replace("\n", " ");
    }
}
