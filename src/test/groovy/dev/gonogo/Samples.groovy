package dev.gonogo

import dev.gonogo.plan.Json
import dev.gonogo.trail.Format
import dev.gonogo.trail.Report
import dev.gonogo.trail.ReportWriter

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant

/**
 * The reports under `runbooks/<name>/sample`, which people read to see what a run ends in. Specs that run these runbooks hold
 * what they get against them; `mvn -Psamples test` writes them anew. What differs from run to run (times, sums, identifiers,
 * ports, sizes) is made the same before; whatever else differs is a difference.
 */
class Samples {

    static final boolean WRITE = Boolean.getBoolean('samples.write')

    private static final Instant BEGIN = Instant.parse('2026-01-07T10:00:00Z')
    private static final Set<String> OF_THE_PLAN = ['startsAt', 'endsAt', 'lastStart'] as Set
    private static final Map<String, Object> ALWAYS = [
            port: 5432, systemIdentifier: '7400000000000000001', seconds: 2.5, bytes: 9_000_000, runs: 100, startedBy: 'ana']

    private static final Map<String, Double> MEASURED = [p50: 1.5d, p95: 3.0d, p99: 4.0d, ratio: 1.5d, lower: 1.4d, upper: 1.6d]

    /** Whether the report is the sample, in every format that is text. */
    static boolean isSample(Report report, String runbook, String name) {
        def same = normalised(report, runbook, name)
        [Format.MD, Format.HTML].every { isSame(same, it, Path.of('runbooks', runbook, 'sample', "${name}.${it.ending()}")) }
    }

    private static boolean isSame(Report report, Format format, Path file) {
        def rendered = new String(ReportWriter.render(report, format), 'UTF-8')
        if (WRITE) {
            Files.createDirectories(file.parent)
            Files.writeString(file, rendered)
        }
        def (sample, now) = [Files.readString(file).readLines(), rendered.readLines()]
        def differing = [sample, now].transpose().findAll { one, other -> one != other }
        assert differing.take(3) == []
        sample.size() == now.size()
    }

    static Report normalised(Report report, String runbook, String name) {
        def fields = Json.read(Json.line(report), Map)
        def times = times(fields).unique().sort().withIndex().collectEntries { at, i -> [at, BEGIN.plusSeconds(60 + 40L * i)] }
        def same = tree(fields, '', times, firstPlanned(fields)) as Map
        same.run = "20260107-100000-$runbook-0001".toString()
        same.planDigest = '1' * 64
        same.headHash = '2' * 64
        same.actual.each { it.took = Duration.between(Instant.parse(it.startedAt), Instant.parse(it.finishedAt)).toString() }
        Json.read(Json.line(same), Report)
    }

    private static List<Instant> times(Object value, String key = '') {
        switch (value) {
            case Map: return value.collectMany { name, each -> times(each, name as String) }
            case List: return value.collectMany { times(it, key) }
            case String: return !(key in OF_THE_PLAN) && value ==~ /\d{4}-\d\d-\d\dT\S+Z/ ? [Instant.parse(value)] : []
            default: return []
        }
    }

    private static Instant firstPlanned(Map fields) {
        fields.planned ? Instant.parse(fields.planned[0].startsAt as String) : BEGIN
    }

    private static Object tree(Object value, String key, Map<Instant, Instant> times, Instant planned) {
        if (key in ALWAYS && value != null) {
            return ALWAYS[key]
        }
        switch (value) {
            case Map: return value.collectEntries { name, each -> [name, tree(each, name as String, times, planned)] }
            case List: return value.collect { tree(it, key, times, planned) }
            case String: return text(value, key, times, planned)
            case Double: return value ? MEASURED.getOrDefault(key, value) : value
            default: return value
        }
    }

    private static String text(String value, String key, Map<Instant, Instant> times, Instant planned) {
        if (value ==~ /\d{4}-\d\d-\d\dT\S+Z/) {
            def at = Instant.parse(value)
            return (key in OF_THE_PLAN ? BEGIN + Duration.between(planned, at) : times[at]).toString()
        }
        value.replaceAll(/\S*\/book\//, '')
                .replaceAll(/; highest risk: .*/, '; highest risk: as measured')
                .replaceAll(/(\d+ quer(?:y|ies)), (?:up to )?\d+ times each.*/, '$1, as measured')
                .replaceAll(/\b[0-9a-f]{64}\b/, '3' * 64)
                .replaceAll(/_[0-9a-f]{8}\b/, '_0a1b2c3d')
                .replaceAll(/(127\.0\.0\.1|localhost):\d+/, '$1:5432')
                .replaceAll(/up to key [0-9a-f-]{36}/, 'up to key ffff0000-0000-4000-8000-000000000000')
                .replaceAll(/used of the server: [\d.]+ %/, 'used of the server: 5.0 %')
                .replaceAll(/\bpid \d+/, 'pid 4711')
                .replaceAll(/\b\d+(\.\d+)? (ms|s|seconds)\b/, '2.5 s')
                .replaceAll(/\b\d+(\.\d+)? (kB|MB)\b/, '9.0 MB')
                .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00)?/, '2026-01-07 10:00:00')
    }
}
