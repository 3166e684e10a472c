package dev.gonogo.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server process does at one moment, as another session sees it. */
public record Activity(Optional<Progress> progress, Optional<LockWait> lockWait) {

    /** Looks at server processes; which views this server has is asked once. Used by one thread. */
    static final class Looking {

        private static final String LOCK_WAIT = Queries.read("lock-wait");

        private final Session asking;
        private final List<String> progress;

        Looking(Session asking) {
            this.asking = asking;
            this.progress = asking.query(Queries.read("progress-views")).rows().stream()
                    .map(row -> (String) row.get(0))
                    .filter(Looking::isKnown)
                    .map(command -> Queries.read("progress-" + command))
                    .toList();
        }

        /** Base backups are no statements, and a later server may report more. */
        private static boolean isKnown(String command) {
            return List.of("analyze", "cluster", "copy", "create-index", "vacuum")
                    .contains(command);
        }

        /** @throws StatementFailed when the server cannot be asked */
        Activity at(int pid) {
            return new Activity(progress(pid), lockWait(pid));
        }

        private Optional<Progress> progress(int pid) {
            var all = progress.stream().collect(Collectors.joining("\nunion all\n"));
            var pids = Stream.generate(() -> pid).limit(progress.size()).toArray();
            return asking.query(all, pids).rows().stream()
                    .map(row -> new Progress(
                            (String) row.get(0), (String) row.get(1), number(row.get(2)), number(row.get(3))))
                    .findFirst();
        }

        private Optional<LockWait> lockWait(int pid) {
            var rows = asking.query(LOCK_WAIT, pid).rows();
            return rows.stream()
                    .map(row -> (String) row.get(0))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(lock -> new LockWait(
                            lock, rows.stream().map(Looking::blocker).toList()));
        }

        private static LockWait.Blocker blocker(List<Object> row) {
            return new LockWait.Blocker(
                    (int) number(row.get(1)),
                    (String) row.get(2),
                    (String) row.get(3),
                    (String) row.get(4),
                    Duration.ofSeconds(number(row.get(5))),
                    (String) row.get(6));
        }

        private static long number(Object value) {
            return ((Number) value).longValue();
        }
    }
}
