package dev.gonogo.run;

import dev.gonogo.model.Risk;
import dev.gonogo.postgres.LockMode;
import dev.gonogo.postgres.Trace;
import dev.gonogo.trail.RecordedRehearsal;
import dev.gonogo.trail.RecordedRehearsal.Statement;
import dev.gonogo.trail.RecordedRehearsal.Touched;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The risk of a traced statement: for how long others would wait for it on the target, and whether there is a way back. The
 * lock, the rewrite and the scan are seen; the time is measured on the scratch database and scaled to the target's size of
 * the table, and is never less than a modest server needs to read that much, or to write it anew with its indexes.
 */
final class ObservedRisk {

    private static final double BYTES_READ_PER_SECOND = 200e6;
    private static final double BYTES_WRITTEN_PER_SECOND = 40e6;
    private static final double SOON_OVER = 1;
    private static final double LONG = 10;

    private final Map<String, Long> sizes;
    private final boolean reversible;

    /**
     * @param sizes bytes of the target's tables where the scratch database has not the same, by `schema.table`
     * @param reversible whether the way back was verified
     */
    ObservedRisk(Map<String, Long> sizes, boolean reversible) {
        this.sizes = Map.copyOf(sizes);
        this.reversible = reversible;
    }

    RecordedRehearsal.Statement of(TracedSending.Traced traced) {
        var trace = traced.trace();
        var touched = trace.touched().stream()
                .filter(one -> one.held().blocksWrites() && one.taken() || one.rewritten() || one.isDangerous())
                .toList();
        var worst = touched.stream().max(Comparator.comparingDouble(one -> seconds(one, trace)));
        return new Statement(
                traced.statement().at().toString(),
                traced.statement().command(),
                trace.time().toNanos() / 1e9,
                recorded(touched),
                worst.map(one -> level(one, trace)).orElse(Risk.Level.VERY_LOW),
                worst.map(one -> because(one, trace)).orElse("nobody who reads or writes a table waits for it"));
    }

    private List<Touched> recorded(List<Trace.Touched> touched) {
        return touched.stream()
                .map(one ->
                        new Touched(one.relation(), one.held().toString(), one.rewritten(), one.scanned(), bytes(one)))
                .toList();
    }

    private Risk.Level level(Trace.Touched touched, Trace trace) {
        double seconds = seconds(touched, trace);
        var level = seconds < SOON_OVER ? Risk.Level.LOW : seconds < LONG ? Risk.Level.MEDIUM : Risk.Level.HIGH;
        return reversible ? level : Risk.Level.values()[level.ordinal() + 1];
    }

    /** For how long the lock is held for the sake of this statement. */
    private double seconds(Trace.Touched touched, Trace trace) {
        double measured = trace.time().toNanos() / 1e9;
        if (!touched.isDangerous()) {
            return measured;
        }
        double scaled = measured * Math.max(1, bytes(touched) / Math.max(1.0, touched.bytes()));
        double least = bytes(touched) / (touched.rewritten() ? BYTES_WRITTEN_PER_SECOND : BYTES_READ_PER_SECOND);
        return touched.bytes() < bytes(touched) / 100 ? least : Math.max(scaled, least);
    }

    private long bytes(Trace.Touched touched) {
        return Optional.ofNullable(sizes.get(touched.relation())).orElse(touched.bytes());
    }

    private String because(Trace.Touched touched, Trace trace) {
        return "%s on %s (%s)%s: %s for about %s%s"
                .formatted(
                        touched.held(),
                        touched.relation(),
                        size(bytes(touched)),
                        work(touched),
                        who(touched.held()),
                        time(seconds(touched, trace)),
                        reversible ? "" : "; its way back is not verified");
    }

    private static String work(Trace.Touched touched) {
        return touched.rewritten()
                ? ", which is written anew"
                : touched.scanned() ? ", which is read from beginning to end" : "";
    }

    private static String who(LockMode held) {
        return held.blocksReads() ? "nobody reads or writes it" : "nobody writes it";
    }

    private static String time(double seconds) {
        return seconds < SOON_OVER ? "%.0f ms".formatted(seconds * 1000) : "%.0f s".formatted(seconds);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? bytes / 1000 + " kB"
                : bytes < 1_000_000_000 ? bytes / 1_000_000 + " MB" : "%.1f GB".formatted(bytes / 1e9);
    }
}
