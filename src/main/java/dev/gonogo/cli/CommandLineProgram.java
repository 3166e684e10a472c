package dev.gonogo.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The program `gonogo`: arguments in, an exit status out. Results go to one stream, progress and problems to the other. */
public final class CommandLineProgram {

    private final Output output;
    private final Function<String[], CommandLine> commands;

    public CommandLineProgram(PrintStream out, PrintStream err, Map<String, String> environment) {
        var result = new PrintWriter(out, true, StandardCharsets.UTF_8);
        var progress = new PrintWriter(err, true, StandardCharsets.UTF_8);
        this.output = new Output(result, progress, environment);
        this.commands = arguments -> {
            var line = Commands.of(output, arguments);
            line.setOut(result);
            line.setErr(progress);
            line.setCaseInsensitiveEnumValuesAllowed(true);
            line.setExecutionExceptionHandler(
                    (failure, command, parsed) -> Failures.told(failure, output, debug(parsed)));
            return line;
        };
    }

    public int run(String... arguments) {
        return commands.apply(arguments).execute(arguments);
    }

    private static boolean debug(CommandLine.ParseResult parsed) {
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        return parsed.hasMatchedOption("--debug");
    }
}
