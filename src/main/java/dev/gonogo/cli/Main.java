package dev.gonogo.cli;

import java.io.IOException;
import java.util.Map;

/** Starts the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // picocli would otherwise load Groovy for a feature that is not used here
        System.setProperty("picocli.disable.closures", "true");
        System.exit(isHelp(arguments) ? help() : run(arguments));
    }

    private static int run(String... arguments) {
        return new CommandLineProgram(System.out, System.err, Map.copyOf(System.getenv())).run(arguments);
    }

    private static boolean isHelp(String... arguments) {
        return arguments.length == 1 && (arguments[0].equals("--help") || arguments[0].equals("-h"));
    }

    /** As it was written down, since to put it together from all commands takes several times as long. */
    private static int help() {
        try (var text = Main.class.getResourceAsStream("help.txt")) {
            text.transferTo(System.out);
            System.out.flush();
            return ExitStatus.DONE;
        } catch (IOException unreadable) {
            return run("--help");
        }
    }
}
