package dev.gonogo.cli;

import java.util.Map;

/** Starts the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // picocli would otherwise load Groovy for a feature that is not used here
        System.setProperty("picocli.disable.closures", "true");
        System.exit(new CommandLineProgram(System.out, System.err, Map.copyOf(System.getenv())).run(arguments));
    }
}
