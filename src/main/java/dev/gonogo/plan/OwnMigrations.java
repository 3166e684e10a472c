package dev.gonogo.plan;

import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.postgres.Receipt;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The migrations that a run has applied, as its receipts tell: parts of steps that bear the name of a file. */
final class OwnMigrations {

    private final Set<String> versions;

    OwnMigrations(Migrations migrations, List<Receipt> receipts) {
        var parts = receipts.stream().map(receipt -> fileName(receipt.part())).collect(Collectors.toSet());
        this.versions = migrations.files().stream()
                .filter(file -> parts.contains(file.fileName()))
                .flatMap((MigrationFile file) -> PendingMigrations.spellings(file).stream())
                .collect(Collectors.toSet());
    }

    /** Whether a version, as the history writes it, is one of them. */
    boolean has(String version) {
        return versions.contains(version);
    }

    /** A file of several transactions has a receipt for each, numbered behind its name. */
    private static String fileName(String part) {
        return part.replaceFirst("#\\d+$", "");
    }
}
