package dev.gonogo.run;

import dev.gonogo.model.Risk;
import dev.gonogo.postgres.LockMode;
import dev.gonogo.postgres.Trace;
import dev.gonogo.run.script.TracedSending;
import dev.gonogo.trail.RecordedRehearsal.Statement;
import dev.gonogo.trail.RecordedRehearsal.Touched;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** Judges the statements of one transaction: a lock is held from the statement that takes it until the last is done. */
    List<Statement> of(List<TracedSending.Traced> transaction) {
        var own =
                transaction.stream().mapToDouble(traced -> own(traced.trace())).toArray();
        return IntStream.range(0, own.length)
                .mapToObj(number -> of(
                        transaction.get(number),
                        own[number],
                        Arrays.stream(own).skip(number).sum()))
                .toList();
    }

    private Statement of(TracedSending.Traced traced, double own, double untilEnd) {
        var touched = traced.trace().touched().stream()
                .filter(one -> one.held().blocksWrites() && one.taken() || one.rewritten() || one.isDangerous())
                .toList();
        var felt = touched.stream()
                .map(one -> new Felt(one, one.taken() ? untilEnd : own))
                .max(Comparator.comparingDouble(Felt::seconds)
                        .thenComparing(one -> one.touched().isDangerous())
                        .thenComparing(one -> one.touched().held()));
        return new Statement(
                traced.statement().at().toString(),
                traced.statement().command(),
                traced.trace().time().toNanos() / 1e9,
                recorded(touched),
                felt.map(this::level).orElse(Risk.Level.VERY_LOW),
                felt.map(this::because).orElse("nobody who reads or writes a table waits for it"));
    }

    /** What of a statement others feel most, and for how long. */
    private record Felt(Trace.Touched touched, double seconds) {}

    private List<Touched> recorded(List<Trace.Touched> touched) {
        return touched.stream()
                .map(one ->
                        new Touched(one.relation(), one.held().toString(), one.rewritten(), one.scanned(), bytes(one)))
                .toList();
    }

    private Risk.Level level(Felt felt) {
        var level = felt.seconds() < SOON_OVER
                ? Risk.Level.LOW
                : felt.seconds() < LONG ? Risk.Level.MEDIUM : Risk.Level.HIGH;
        return reversible ? level : Risk.Level.values()[level.ordinal() + 1];
    }

    /** How long a statement will take on the target: what was measured, or what the size of a table asks for. */
    private double own(Trace trace) {
        double measured = trace.time().toNanos() / 1e9;
        return trace.touched().stream()
                .filter(touched -> touched.rewritten() || touched.scanned())
                .mapToDouble(touched -> own(touched, measured))
                .reduce(measured, Math::max);
    }

    private double own(Trace.Touched touched, double measured) {
        double least = bytes(touched) / (touched.rewritten() ? BYTES_WRITTEN_PER_SECOND : BYTES_READ_PER_SECOND);
        boolean alike = bytes(touched) < 100 * touched.bytes();
        return alike ? Math.max(least, measured * bytes(touched) / touched.bytes()) : least;
    }

    private long bytes(Trace.Touched touched) {
        return Optional.ofNullable(sizes.get(touched.relation())).orElse(touched.bytes());
    }

    private String because(Felt felt) {
        var touched = felt.touched();
        return "%s on %s (%s)%s: %s for about %s%s"
                .formatted(
                        touched.held(),
                        touched.relation(),
                        size(bytes(touched)),
                        work(touched),
                        who(touched.held()),
                        time(felt.seconds()),
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
