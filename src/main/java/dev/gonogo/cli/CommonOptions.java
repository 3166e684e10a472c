package dev.gonogo.cli;

import dev.gonogo.Gonogo;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {

    /** How results are written. */
    enum Form {
        TEXT,
        JSON
    }

    @Option(names = "--home", paramLabel = "DIR", description = "where runs are kept (default: .gonogo)")
    Path home = Path.of(".gonogo");

    @Option(names = "--output", paramLabel = "FORM", description = "text or json (default: text)")
    Form output = Form.TEXT;

    @Option(names = "--debug", description = "show stack traces")
    boolean debug;

    Gonogo gonogo() {
        return new Gonogo(home);
    }

    boolean json() {
        return output == Form.JSON;
    }
}
