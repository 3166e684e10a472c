package dev.gonogo.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/** The program `gonogo`: arguments in, an exit status out. Results go to one stream, progress and problems to the other. */
public final class CommandLineProgram {

    private final Output output;
    private final CommandLine commands;

    public CommandLineProgram(PrintStream out, PrintStream err, Map<String, String> environment) {
        var result = new PrintWriter(out, true, StandardCharsets.UTF_8);
        var progress = new PrintWriter(err, true, StandardCharsets.UTF_8);
        this.output = new Output(result, progress, environment);
        this.commands = new CommandLine(new GonogoCommand());
        commands.addSubcommand(new CheckCommand(output));
        commands.addSubcommand(new PlanCommand(output));
        commands.addSubcommand(new RehearseCommand(output));
        commands.addSubcommand(new DriftCommand(output));
        commands.addSubcommand(new RunCommand(output));
        commands.addSubcommand(new ResumeCommand(output));
        commands.addSubcommand(new RollbackCommand(output));
        commands.addSubcommand(new StatusCommand(output));
        commands.addSubcommand(new CompareCommand(output));
        commands.addSubcommand(new AfterwardsCommand(output));
        commands.addSubcommand(new BackupsCommand(output));
        commands.addSubcommand(new ReportCommand(output));
        commands.addSubcommand(new VerifyCommand(output));
        commands.addSubcommand(new LintCommand(output));
        commands.addSubcommand(new WordsCommand(output));
        commands.setOut(result);
        commands.setErr(progress);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler(
                (failure, command, parsed) -> Failures.told(failure, output, debug(parsed)));
    }

    public int run(String... arguments) {
        return commands.execute(arguments);
    }

    private static boolean debug(CommandLine.ParseResult parsed) {
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        return parsed.hasMatchedOption("--debug");
    }
}
