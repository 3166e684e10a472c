package dev.gonogo.trail.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Planned times above actual ones, each counted from its own beginning.
 *
 * @param sameScale whether a bar of one kind is as long as one of the other that took as long
 * @param plannedScale what the full width of planned bars stands for, in words; of actual ones likewise
 * @param begins when the first task was planned to begin, in words
 * @param began when it really did, empty when none did
 */
public record TimelineChart(
        boolean sameScale,
        String begins,
        String plannedTotal,
        String began,
        String actualTotal,
        String plannedScale,
        String actualScale,
        List<Row> rows) {

    /** How many times as long the one has to be as the other for both to be drawn on scales of their own. */
    private static final int APART = 20;

    public TimelineChart {
        rows = List.copyOf(rows);
    }

    /** What happened to one task; an actual time is null when it did not. */
    public record Entry(String id, Instant plannedFrom, Instant plannedTo, Instant actualFrom, Instant actualTo) {}

    /**
     * A task.
     *
     * @param planned its bar, in percent of the width
     * @param actual empty when it was not run
     * @param longer by how much it took longer than planned, empty when it did not
     */
    public record Row(
            String id, Bar planned, Optional<Bar> actual, String plannedWords, String actualWords, String longer) {}

    /** Where a bar begins and how long it is, in percent, and the same in words. */
    public record Bar(String from, String width, String took, String offset) {}

    /** Empty when nothing was planned. */
    public static Optional<TimelineChart> of(List<Entry> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(chart(entries));
    }

    private static TimelineChart chart(List<Entry> entries) {
        var planned = Extent.of(entries, Entry::plannedFrom, Entry::plannedTo);
        var actual = Extent.of(entries, Entry::actualFrom, Entry::actualTo);
        boolean together = actual.millis() * APART > planned.millis() && actual.millis() < planned.millis() * APART;
        double widest = Math.max(planned.millis(), actual.millis());
        double plannedScale = together ? widest : planned.millis();
        double actualScale = together ? widest : actual.millis();
        var rows = entries.stream()
                .map(entry -> row(entry, planned, plannedScale, actual, actualScale))
                .toList();
        return new TimelineChart(
                together,
                Formats.time(planned.from().toString()),
                Formats.span(planned.millis()),
                actual.isEmpty() ? "" : Formats.time(actual.from().toString()),
                actual.isEmpty() ? "" : Formats.span(actual.millis()),
                Formats.span(plannedScale),
                actual.isEmpty() ? "" : Formats.span(actualScale),
                rows);
    }

    private static Row row(Entry entry, Extent planned, double plannedScale, Extent actual, double actualScale) {
        var plan = planned.bar(entry.plannedFrom(), entry.plannedTo(), plannedScale);
        var done = entry.actualFrom() == null || entry.actualTo() == null
                ? Optional.<Bar>empty()
                : Optional.of(actual.bar(entry.actualFrom(), entry.actualTo(), actualScale));
        return new Row(
                entry.id(),
                plan,
                done,
                plan.took() + " " + plan.offset(),
                done.map(bar -> bar.took() + " " + bar.offset()).orElse("not run"),
                longer(entry));
    }

    private static String longer(Entry entry) {
        if (entry.actualFrom() == null || entry.actualTo() == null) {
            return "";
        }
        var more = Duration.between(entry.actualFrom(), entry.actualTo())
                .minus(Duration.between(entry.plannedFrom(), entry.plannedTo()));
        return more.toMillis() > 1000 ? Formats.span(more.toMillis()) : "";
    }

    /** From the first beginning to the last end. */
    private record Extent(Instant from, Instant to) {

        static Extent of(List<Entry> entries, Function<Entry, Instant> from, Function<Entry, Instant> to) {
            return new Extent(
                    entries.stream()
                            .map(from)
                            .filter(Objects::nonNull)
                            .min(Instant::compareTo)
                            .orElse(null),
                    entries.stream()
                            .map(to)
                            .filter(Objects::nonNull)
                            .max(Instant::compareTo)
                            .orElse(null));
        }

        boolean isEmpty() {
            return from == null || to == null;
        }

        double millis() {
            return isEmpty() ? 0 : Duration.between(from, to).toNanos() / 1e6;
        }

        Bar bar(Instant begin, Instant end, double scale) {
            double at = Duration.between(from, begin).toNanos() / 1e6;
            double took = Duration.between(begin, end).toNanos() / 1e6;
            return new Bar(Percent.of(at, scale), Percent.of(took, scale), Formats.span(took), Formats.offset(at));
        }
    }
}
