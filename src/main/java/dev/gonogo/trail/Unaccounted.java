package dev.gonogo.trail;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Files of a run's folder that neither belong to every run nor are named by its journal, whatever the manifest says of them. */
record Unaccounted(RunRecord run) {

    private static final Pattern OF_EVERY_RUN = Pattern.compile(
            "(plan(-\\d+)?\\.json|plan\\.json\\.new|journal\\.jsonl|report\\.(html|md|pdf|json)|MANIFEST\\.sha256)");

    /** One sentence for each. @throws IOException when the folder cannot be read */
    List<String> files() throws IOException {
        var named = named();
        boolean isLeft = isKilled();
        return Manifest.files(run.folder()).stream()
                .filter(file -> !named.contains(file)
                        && !OF_EVERY_RUN.matcher(file).matches()
                        && !(isLeft && file.startsWith("evidence/")))
                .map(file -> "`" + file + "` is nothing that this run recorded")
                .toList();
    }

    private Set<String> named() {
        var named = new HashSet<String>();
        run.journal()
                .events()
                .forEach(recorded -> Event.evidence(recorded.event()).forEach(evidence -> named.add(evidence.path())));
        return named;
    }

    /** A process that was killed leaves evidence that it had no time to name. */
    private boolean isKilled() {
        boolean letGo = true;
        for (Event.Recorded recorded : run.journal().events()) {
            if (recorded.event() instanceof Event.RunHeld || recorded.event() instanceof Event.RunFinished) {
                letGo = true;
            } else if (recorded.event() instanceof Event.RunStarted || recorded.event() instanceof Event.RunResumed) {
                if (!letGo) {
                    return true;
                }
                letGo = false;
            }
        }
        return !letGo;
    }
}
