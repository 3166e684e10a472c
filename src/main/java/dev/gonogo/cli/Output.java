package dev.gonogo.cli;

import dev.gonogo.cli.console.Marks;
import dev.gonogo.cli.console.Plain;
import dev.gonogo.plan.Json;
import java.io.PrintWriter;
import java.util.Map;

/** Where a command writes: the result on one side, progress and problems on the other, in colour when somebody looks. */
final class Output {

    private final PrintWriter result;
    private final PrintWriter progress;
    private final Map<String, String> environment;

    Output(PrintWriter result, PrintWriter progress, Map<String, String> environment) {
        this.result = result;
        this.progress = progress;
        this.environment = environment;
    }

    void result(String text) {
        result.println(Plain.text(text));
        result.flush();
    }

    void json(Object value) {
        result.print(Json.file(value));
        result.flush();
    }

    void progress(String text) {
        progress.println(Plain.text(text));
        progress.flush();
    }

    Map<String, String> environment() {
        return environment;
    }

    Marks marks() {
        return new Marks(colour(), unicode());
    }

    /** Whether progress may be coloured: at a terminal that can, unless NO_COLOR says otherwise. */
    boolean colour() {
        return Terminals.isTerminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !isDumb();
    }

    /** Whether the terminal can only print one line below the other. */
    boolean isDumb() {
        return environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** Whether marks beyond ASCII will be read as such. */
    boolean unicode() {
        var locale = environment.getOrDefault(
                "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
        return locale.isEmpty() || locale.toUpperCase(java.util.Locale.ROOT).matches(".*UTF-?8.*");
    }
}
