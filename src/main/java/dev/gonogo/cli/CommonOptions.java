package dev.gonogo.cli;

import dev.gonogo.Gonogo;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command. */
final class CommonOptions {

    /** How results are written. */
    enum Form {
        TEXT,
        JSON,
        SARIF
    }

    private static final Set<String> WITH_SARIF = Set.of("lint", "check");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--home", paramLabel = "DIR", description = "where runs are kept (default: .gonogo)")
    Path home = Path.of(".gonogo");

    Form output = Form.TEXT;

    @Option(names = "--debug", description = "show stack traces")
    boolean debug;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            description = "text or json (default: text); lint and check also sarif")
    void output(Form form) {
        if (form == Form.SARIF && !WITH_SARIF.contains(command.name())) {
            throw new ParameterException(
                    command.commandLine(),
                    "`%s` cannot be written as sarif; `lint` and `check` can".formatted(command.name()));
        }
        output = form;
    }

    Gonogo gonogo() {
        return new Gonogo(home);
    }

    boolean json() {
        return output == Form.JSON;
    }
}
