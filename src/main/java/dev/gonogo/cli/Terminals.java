package dev.gonogo.cli;

import java.io.Console;

/** Whether a person sits at this process. */
final class Terminals {

    private Terminals() {}

    /** Both input and output are a terminal. */
    static boolean isTerminal() {
        var console = System.console();
        return console != null && says(console);
    }

    /** Newer JDKs have a console without a terminal, and a method that tells. */
    private static boolean says(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJdk) {
            return true;
        } catch (ReflectiveOperationException refused) {
            return false;
        }
    }
}
