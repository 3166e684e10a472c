package dev.gonogo.trail;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Whether a run's folder is as it was recorded: the journal's chain, the sum of every file, and reports that say what the record says. */
public final class Verification {

    private Verification() {}

    /** One sentence for each thing that is not; none when all is. Reads the folder alone. */
    public static List<String> differences(RunFolder folder) {
        var differences = new ArrayList<>(Manifest.differences(folder));
        try {
            var report = Report.of(folder);
            for (Format format : Format.kept()) {
                var file = folder.report(format.ending());
                if (Files.isRegularFile(file) && !ReportWriter.says(Files.readAllBytes(file), report, format)) {
                    differences.add("`%s` does not say what the record says".formatted(file.getFileName()));
                }
            }
        } catch (JournalDamaged damaged) {
            differences.add(damaged.getMessage());
        } catch (IOException | RuntimeException unreadable) {
            differences.add("the record cannot be read: " + unreadable.getMessage());
        }
        return differences;
    }
}
