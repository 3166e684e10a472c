package dev.gonogo.cli;

import dev.gonogo.model.Size;
import dev.gonogo.trail.KeptBackup;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `gonogo backups`. */
@Command(
        name = "backups",
        mixinStandardHelpOptions = true,
        description =
                "Lists the proven backups of all runs of this home, whether they are still there, and until when they are kept.")
final class BackupsCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    BackupsCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var backups = gonogo.backups();
        if (common.json()) {
            output.json(backups);
        } else {
            backups.forEach(backup -> output.result(line(backup)));
        }
        return ExitStatus.DONE;
    }

    private static String line(KeptBackup backup) {
        var proof = backup.backup();
        return "%s  %-9s %-13s %-9s %9s  %-18s %s %s, %s"
                .formatted(
                        proof.takenAt(),
                        proof.proof(),
                        proof.method(),
                        backup.state().text(),
                        new Size(proof.bytes()),
                        until(backup),
                        backup.run(),
                        backup.step(),
                        proof.location());
    }

    private static String until(KeptBackup backup) {
        return backup.backup()
                .keepUntil()
                .map(time -> (backup.isOver() ? "over since " : "until ")
                        + time.toString().substring(0, 10))
                .orElse("for ever");
    }
}
