package dev.gonogo.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of evidence, as the journal has it.
 *
 * @param of the step that it is from, or `run`
 * @param damage what is wrong with it now, in one sentence; empty when nothing is
 */
record RecordedFile(String of, String path, String sha256, long bytes, Instant at, String damage) {

    private static final String FOLDER = "evidence/";

    /** In the order in which they were recorded. */
    static List<RecordedFile> of(RunRecord run) {
        var files = new ArrayList<RecordedFile>();
        run.journal()
                .events()
                .forEach(recorded -> Event.evidence(recorded.event()).stream()
                        .map(file -> new RecordedFile(
                                step(file.path()),
                                file.path(),
                                file.sha256(),
                                file.bytes(),
                                recorded.at(),
                                RecordedEvidence.damage(run, file).orElse("")))
                        .forEach(files::add));
        return files;
    }

    private static String step(String path) {
        var within = path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : path;
        return within.contains("/") ? within.substring(0, within.lastIndexOf('/')) : within;
    }
}
