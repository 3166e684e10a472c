package dev.gonogo.trail.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Times of queries, and where there is a baseline, how many times as long they took.
 *
 * @param scale what the full width stands for, in words
 * @param ratioScale the same for ratios, empty when there is no baseline
 * @param one where a ratio of 1 is, in percent
 */
public record BenchmarkChart(String step, String scale, String ratioScale, String one, List<Row> rows) {

    public BenchmarkChart {
        rows = List.copyOf(rows);
    }

    /** What was measured of one query, in milliseconds; a ratio of 0 is none, an upper end of 0 is open. */
    public record Entry(
            String query,
            double median,
            double medianLower,
            double medianUpper,
            double p95,
            double baseline,
            double ratio,
            double lower,
            double upper) {

        private double most() {
            return DoubleStream.of(median, medianUpper, p95, baseline).max().orElse(0);
        }
    }

    /**
     * A query, its places in percent of the width.
     *
     * @param told the times in words
     * @param ratio empty when there is no baseline
     */
    public record Row(
            String query,
            String median,
            String lower,
            String width,
            String p95,
            Optional<String> baseline,
            String told,
            Optional<Ratio> ratio) {}

    /** @param tone `good` when not slower for sure, `bad` when slower for sure, else `plain` */
    public record Ratio(String at, String lower, String width, String told, String tone) {}

    public static BenchmarkChart of(String step, List<Entry> entries) {
        double scale = entries.stream().mapToDouble(Entry::most).max().orElse(0) * 1.05;
        double ratios = entries.stream()
                        .mapToDouble(entry -> Math.max(entry.upper(), entry.ratio()))
                        .max()
                        .orElse(0)
                * 1.1;
        double ratioScale = ratios == 0 ? 0 : Math.max(ratios, 1.25);
        return new BenchmarkChart(
                step,
                Formats.measured(scale),
                ratioScale == 0 ? "" : times(ratioScale),
                Percent.of(1, ratioScale),
                entries.stream().map(entry -> row(entry, scale, ratioScale)).toList());
    }

    private static Row row(Entry entry, double scale, double ratioScale) {
        boolean interval = entry.medianUpper() > 0;
        return new Row(
                entry.query(),
                Percent.of(entry.median(), scale),
                Percent.of(interval ? entry.medianLower() : entry.median(), scale),
                Percent.of(interval ? entry.medianUpper() - entry.medianLower() : 0, scale),
                Percent.of(entry.p95(), scale),
                entry.baseline() > 0 ? Optional.of(Percent.of(entry.baseline(), scale)) : Optional.empty(),
                told(entry),
                entry.ratio() > 0 ? Optional.of(ratio(entry, ratioScale)) : Optional.empty());
    }

    private static String told(Entry entry) {
        var interval = entry.medianUpper() > 0
                ? " (%s to %s)".formatted(Formats.measured(entry.medianLower()), Formats.measured(entry.medianUpper()))
                : "";
        var before = entry.baseline() > 0 ? ", baseline " + Formats.measured(entry.baseline()) : "";
        return "median " + Formats.measured(entry.median()) + interval + ", p95 " + Formats.measured(entry.p95())
                + before;
    }

    private static Ratio ratio(Entry entry, double scale) {
        boolean open = entry.upper() == 0;
        double upper = open ? scale : entry.upper();
        var told = times(entry.ratio())
                + (open
                        ? " (above %s)".formatted(times(entry.lower()))
                        : " (%s to %s)".formatted(times(entry.lower()), times(upper)));
        var tone = entry.lower() > 1 ? "bad" : !open && upper < 1 ? "good" : "plain";
        return new Ratio(
                Percent.of(entry.ratio(), scale),
                Percent.of(entry.lower(), scale),
                Percent.of(upper - entry.lower(), scale),
                told,
                tone);
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "× %.2f", ratio);
    }
}
