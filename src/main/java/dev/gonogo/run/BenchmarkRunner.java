package dev.gonogo.run;

import dev.gonogo.model.Backup;
import dev.gonogo.model.Benchmark;
import dev.gonogo.model.Step;
import dev.gonogo.plan.Json;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.trail.RecordedBackup;
import dev.gonogo.trail.RecordedBenchmark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** `benchmark`: measures queries in read-only transactions, in turns with the copy of a backup where there is one. */
final class BenchmarkRunner {

    private static final double NANOSECONDS = 1e6;
    private static final Map<String, Double> PERCENTILES = new TreeMap<>(Map.of("p50", 0.5, "p95", 0.95, "p99", 0.99));

    private final StepRun run;
    private final Benchmark step;

    BenchmarkRunner(StepRun run, Benchmark step) {
        this.run = run;
        this.step = step;
    }

    /** The times of one query, in milliseconds, and what its plan reads. */
    private record Measured(List<Double> times, List<String> indexes) {}

    Outcome run() {
        try {
            var files = run.run().files().queries(step);
            var copy = step.backup().map(backup -> copy(backup.name()));
            var earlier = step.against().map(before -> earlier(before.name(), files));
            var verdict = new BenchmarkVerdict(step, files.size());
            var queries = new ArrayList<RecordedBenchmark.Query>();
            for (var file : files) {
                queries.add(measured(file, copy, earlier.map(all -> all.get(file)), verdict));
            }
            var recorded = new RecordedBenchmark(1 - BenchmarkVerdict.ERROR, copy.isPresent(), queries);
            run.evidence().json(RecordedBenchmark.FILE, recorded);
            return verdict.outcome(recorded);
        } catch (Unmeasured unmeasured) {
            return Outcome.broken(unmeasured.getMessage());
        } catch (StatementFailed failed) {
            run.evidence().text("error.txt", failed.getMessage() + "\n");
            return Outcome.broken(failed.getMessage());
        } finally {
            run.keepServerLog();
        }
    }

    /** Measures on the target, in turns with the copy where there is one, until the times can tell or were looked at often enough. */
    private RecordedBenchmark.Query measured(
            String file, Optional<Database> copy, Optional<RecordedBenchmark.Query> earlier, BenchmarkVerdict verdict) {
        try (var target = begun(run.database());
                var baseline = copy.map(this::begun).orElse(null)) {
            var turns = new Turns(file, baseline == null ? List.of(target) : List.of(target, baseline));
            turns.warmUp();
            turns.keepPlans();
            int runs = step.runs();
            turns.take(runs);
            var query = turns.query(earlier, verdict);
            for (int look = 1; look < BenchmarkVerdict.LOOKS && verdict.cannotTell(query); look++) {
                run.notice(
                        new Notice("INFO", "%s: %d times cannot tell, measured as often again".formatted(file, runs)));
                turns.take(runs);
                runs *= 2;
                query = turns.query(earlier, verdict);
            }
            return query;
        }
    }

    private Session begun(Database database) {
        var session = database.open().notices(run::notice);
        session.beginReadOnly();
        step.settings()
                .forEach(setting -> session.query("select set_config(?, ?, true)", setting.name(), setting.value()));
        if (step.asRole().isPresent()) {
            session.execute("set local role "
                    + session.query("select quote_ident(?)", step.asRole().get())
                            .single());
        } else {
            session.execute("set local row_security = off");
        }
        return session;
    }

    /** Keeps the plan, and tells the indexes that it reads. */
    private List<String> indexesOf(Session session, String file, String sql, String prefix) {
        var plan = session.query("explain " + sql).rows().stream()
                .map(row -> (String) row.get(0))
                .collect(Collectors.joining("\n", "", "\n"));
        run.evidence().text(prefix + "plan-" + file.replace('/', '-').replaceFirst("\\.sql$", "") + ".txt", plan);
        Set<String> indexes = new LinkedHashSet<>();
        collect(Json.read((String) session.query("explain (format json) " + sql).single(), Object.class), indexes);
        return List.copyOf(indexes);
    }

    private static void collect(Object part, Set<String> indexes) {
        if (part instanceof Map<?, ?> node) {
            if (node.get("Index Name") instanceof String index) {
                indexes.add(index);
            }
            node.values().forEach(inner -> collect(inner, indexes));
        } else if (part instanceof List<?> several) {
            several.forEach(inner -> collect(inner, indexes));
        }
    }

    private static Map<String, Double> percentiles(List<Double> times) {
        if (times.isEmpty()) {
            return Map.of();
        }
        var sample = Sample.of(times);
        return PERCENTILES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, share -> sample.quantile(share.getValue())));
    }

    private static Map<String, RecordedBenchmark.Interval> intervals(List<Double> times) {
        var sample = Sample.of(times);
        return PERCENTILES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, share -> told(sample.interval(share.getValue(), 0.05))));
    }

    private static RecordedBenchmark.Interval told(Sample.Interval interval) {
        return new RecordedBenchmark.Interval(
                interval.lower(), Double.isInfinite(interval.upper()) ? 0 : interval.upper());
    }

    /** The database that the backup has made beside the target. */
    private Database copy(String backup) {
        return all().filter(Backup.class::isInstance)
                .filter(made -> made.head().name().equals(backup))
                .map(made -> new EarlierEvidence(run.run()).json(made.id(), RecordedBackup.FILE, RecordedBackup.class))
                .flatMap(Optional::stream)
                .reduce((first, last) -> last)
                .map(recorded -> {
                    if (!recorded.method().equals("CLONE")) {
                        throw new Unmeasured(
                                "backup `%s` is a file and no database that queries could be measured on; `against` compares with an earlier benchmark"
                                        .formatted(backup));
                    }
                    return run.database().database(recorded.location());
                })
                .orElseThrow(() -> new Unmeasured("backup `%s` was not made in this run".formatted(backup)));
    }

    /** What an earlier benchmark measured, by file. */
    private Map<String, RecordedBenchmark.Query> earlier(String name, List<String> files) {
        var recorded = all().filter(Benchmark.class::isInstance)
                .filter(before -> before.head().name().equals(name))
                .map(before -> new EarlierEvidence(run.run())
                        .json(before.id(), RecordedBenchmark.FILE, RecordedBenchmark.class))
                .flatMap(Optional::stream)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new Unmeasured("benchmark `%s` has no intact times".formatted(name)));
        var queries = recorded.queries().stream()
                .collect(Collectors.toMap(RecordedBenchmark.Query::file, Function.identity()));
        files.stream().filter(file -> !queries.containsKey(file)).findFirst().ifPresent(missing -> {
            throw new Unmeasured("benchmark `%s` has not measured %s".formatted(name, missing));
        });
        return queries;
    }

    private Stream<Step> all() {
        return Stream.concat(run.run().runbook().steps(), run.run().runbook().rollbackSteps());
    }

    /** One query, measured in turns by several sessions: the target's first. */
    private final class Turns {

        private final String file;
        private final String sql;
        private final List<Session> sessions;
        private final List<List<Double>> times;
        private final List<List<String>> indexes = new ArrayList<>();
        private int turn;

        Turns(String file, List<Session> sessions) {
            this.file = file;
            this.sql = run.run().files().get(file).script().statements().get(0).text();
            this.sessions = sessions;
            this.times = sessions.stream()
                    .<List<Double>>map(session -> new ArrayList<>())
                    .toList();
        }

        void warmUp() {
            take(step.warmUp());
            times.forEach(List::clear);
        }

        void keepPlans() {
            for (var session : sessions) {
                indexes.add(indexesOf(session, file, sql, indexes.isEmpty() ? "" : "baseline-"));
            }
        }

        /** Who begins alternates, so that what the one leaves in a cache does not always help the same other. */
        void take(int number) {
            for (int i = 0; i < number; i++, turn++) {
                if (run.run().interruption().isRequested()) {
                    throw new Unmeasured("it was interrupted");
                }
                for (int n = 0; n < sessions.size(); n++) {
                    int which = turn % 2 == 0 ? n : sessions.size() - 1 - n;
                    long begun = System.nanoTime();
                    sessions.get(which).query(sql);
                    times.get(which).add((System.nanoTime() - begun) / NANOSECONDS);
                }
            }
        }

        RecordedBenchmark.Query query(Optional<RecordedBenchmark.Query> earlier, BenchmarkVerdict verdict) {
            var now = measured(0);
            boolean interleaved = sessions.size() > 1;
            var baseline = interleaved
                    ? Optional.of(measured(1))
                    : earlier.map(before -> new Measured(before.now(), before.indexes()));
            var before = baseline.orElse(new Measured(List.of(), List.of()));
            var ratio = baseline.map(measured -> verdict.ratio(now.times(), measured.times(), interleaved))
                    .orElse(new BenchmarkVerdict.Ratio(0, 0, 0));
            return new RecordedBenchmark.Query(
                    file,
                    now.times(),
                    before.times(),
                    percentiles(now.times()),
                    percentiles(before.times()),
                    ratio.value(),
                    ratio.lower(),
                    Double.isInfinite(ratio.upper()) ? 0 : ratio.upper(),
                    baseline.isPresent() ? verdict.of(ratio) : "",
                    now.indexes(),
                    before.indexes(),
                    intervals(now.times()));
        }

        private Measured measured(int which) {
            return new Measured(times.get(which), indexes.get(which));
        }
    }

    /** There are no times that could be judged. */
    private static final class Unmeasured extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unmeasured(String why) {
            super(why);
        }
    }
}
