package dev.gonogo.cli;

import dev.gonogo.dsl.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** `gonogo ide`. */
@Command(
        name = "ide",
        mixinStandardHelpOptions = true,
        description = "Writes what IntelliJ and VS Code read to complete the words of a runbook.")
final class IdeCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "DIR", description = "the runbook's folder")
    private Path folder;

    IdeCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        try {
            IdeDescriptors.write(Vocabulary.read(), folder);
        } catch (IOException refused) {
            throw new UncheckedIOException("`%s` cannot be written: %s".formatted(folder, refused), refused);
        }
        output.result(
                "%s\n%s".formatted(folder.resolve("gonogo.gdsl"), folder.resolve(".vscode/gonogo.code-snippets")));
        return ExitStatus.DONE;
    }
}
