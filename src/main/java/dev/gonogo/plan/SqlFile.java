package dev.gonogo.plan;

import dev.gonogo.sql.SqlScript;
import java.util.List;

/**
 * SQL that the runbook uses: a file by its relative path, or the text of a step, by the id of the last step that has it.
 *
 * @param sha256 of its bytes; with those of all files that it includes or copies from, when there are any
 * @param files these files, itself first when it is one, each with the sum of its own bytes
 * @param text that it is cut from, without what it includes
 */
public record SqlFile(String path, String sha256, SqlScript script, List<Plan.PlannedFile> files, String text) {

    public SqlFile {
        files = List.copyOf(files);
    }
}
