package dev.gonogo.run;

import dev.gonogo.plan.Json;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Evidence;
import dev.gonogo.trail.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was there before the first step, kept as evidence: the catalog, so that what the run changes can be told from what was
 * there, and the text of the files, so that a later change of them can be shown.
 */
final class Beginning {

    static final String CATALOG = "catalog-before.json";
    static final String FILES = "files.json";

    private Beginning() {}

    /** Keeps it. A run that changes nothing keeps no catalog. */
    static void keep(Run run) {
        var evidence = run.ownEvidence();
        if (run.plan().steps().stream().anyMatch(PlannedStep::mutates)) {
            try (var session = run.target().database().open()) {
                evidence.json(CATALOG, Catalog.read(session));
            }
        }
        keepFiles(run, evidence);
    }

    /** Keeps the files alone, which were changed since. */
    static void keepFiles(Run run) {
        keepFiles(run, run.ownEvidence());
    }

    private static void keepFiles(Run run, Evidence evidence) {
        evidence.json(FILES, texts(run.runbook().folder(), run.plan()));
        run.journal().append(new Event.BeginningKept(evidence.files()));
    }

    /** The catalog before the first step; empty when the run changes nothing. */
    static Optional<Catalog> catalog(RunRecord record) {
        return first(record, CATALOG).map(text -> Json.read(text, Catalog.class));
    }

    /** The texts of the files, by their paths, as they were last kept. */
    @SuppressWarnings("unchecked")
    static Map<String, String> files(RunRecord record) {
        return last(record, FILES)
                .map(text -> (Map<String, String>) Json.read(text, Map.class))
                .orElse(Map.of());
    }

    static Map<String, String> texts(Path folder, Plan plan) {
        var texts = new TreeMap<String, String>();
        plan.files().forEach(file -> texts.put(file.path(), text(folder.resolve(file.path()))));
        return texts;
    }

    /** Bytes that are no UTF-8 are shown as what they are not, and compared as such. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<String> first(RunRecord record, String name) {
        return kept(record, name).findFirst();
    }

    private static Optional<String> last(RunRecord record, String name) {
        return kept(record, name).reduce((first, last) -> last);
    }

    private static java.util.stream.Stream<String> kept(RunRecord record, String name) {
        return record.events(Event.BeginningKept.class).stream()
                .flatMap(kept -> kept.evidence().stream())
                .filter(file -> file.path().endsWith(name))
                .map(file -> text(record.folder().path().resolve(file.path())));
    }
}
