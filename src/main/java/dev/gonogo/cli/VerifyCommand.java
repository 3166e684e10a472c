package dev.gonogo.cli;

import dev.gonogo.ssh.AllowedSigners;
import dev.gonogo.trail.RecordedJournal;
import dev.gonogo.trail.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `gonogo verify`. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Tells whether a run is still as it was recorded: journal, evidence, signatures, every file.")
final class VerifyCommand implements Callable<Integer> {

    private final Output output;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            paramLabel = "RUN|FOLDER|BUNDLE",
            arity = "0..1",
            description = "a run's id or folder, or a bundle (default: the newest run)")
    private String run;

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description =
                    "the head that was announced last: nothing of the run may be missing, and nothing have been added since")
    private String head;

    @Option(
            names = "--signers",
            paramLabel = "FILE",
            description = "allowed signers as you know them, beside those that the record has")
    private Path signers;

    VerifyCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var verification = new Verification(
                Optional.ofNullable(head), Optional.ofNullable(signers).map(this::signers));
        return run != null && Files.isRegularFile(Path.of(run)) ? bundle(verification) : folder(verification);
    }

    private Integer bundle(Verification verification) {
        return told(run, verification.differences(Path.of(run)), "as recorded");
    }

    private Integer folder(Verification verification) {
        var folder = common.gonogo().run(Optional.ofNullable(run));
        var differences = verification.differences(folder);
        var recorded = differences.isEmpty()
                ? "as recorded; head " + RecordedJournal.read(folder).head()
                : "";
        return told(folder.id(), differences, recorded);
    }

    private Integer told(String what, List<String> differences, String recorded) {
        if (common.json()) {
            output.json(Map.of("run", what, "asRecorded", differences.isEmpty(), "differences", differences));
        } else {
            differences.forEach(output::result);
            output.result(differences.isEmpty() ? recorded : "not as recorded");
        }
        return differences.isEmpty() ? ExitStatus.DONE : ExitStatus.NO_GO;
    }

    private AllowedSigners signers(Path file) {
        try {
            return AllowedSigners.parse(Files.readString(file));
        } catch (AllowedSigners.Malformed malformed) {
            throw new ParameterException(
                    spec.commandLine(), "%s:%d: %s".formatted(file, malformed.line(), malformed.getMessage()));
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), "`" + file + "` cannot be read");
        }
    }
}
