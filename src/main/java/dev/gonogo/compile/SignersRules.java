package dev.gonogo.compile;

import dev.gonogo.dsl.RunbookSource;
import dev.gonogo.model.Approval;
import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.SourceFile;
import dev.gonogo.ssh.AllowedSigners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The file of allowed signers can be understood, and is there where signatures are asked for. */
final class SignersRules {

    private final Runbook runbook;
    private final RunbookSource source;

    SignersRules(Runbook runbook, RunbookSource source) {
        this.runbook = runbook;
        this.source = source;
    }

    void check() {
        runbook.signers().ifPresent(this::understood);
        if (runbook.signers().isEmpty()) {
            runbook.steps()
                    .filter(step -> step instanceof Approval approval && approval.signed())
                    .forEach(step ->
                            missing(step.at(), "approval `" + step.head().name() + "` asks for signatures"));
            if (!runbook.decision().breakGlass().isEmpty()) {
                missing(runbook.decision().at(), "`breakGlass` asks for a signature");
            }
        }
    }

    private void missing(Place at, String what) {
        source.problem(
                at,
                what + ", and the runbook does not say whose key signs what",
                "write `signers 'allowed_signers'` into the runbook, a file with lines as `ana ssh-ed25519 AAAA…`");
    }

    private void understood(SourceFile file) {
        var path = runbook.folder().resolve(file.path());
        if (!Files.isRegularFile(path)) {
            return;
        }
        try {
            AllowedSigners.parse(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (AllowedSigners.Malformed malformed) {
            source.problem(new Problem(
                    new Place(path.toString(), malformed.line(), 0),
                    malformed.getMessage(),
                    "",
                    "a line is as `ana namespaces=\"gonogo\" ssh-ed25519 AAAA…`"));
        } catch (IOException unreadable) {
            source.problem(file.at(), "`" + file.path() + "` cannot be read", "");
        }
    }
}
