package dev.gonogo.cli;

import dev.gonogo.trail.RunComparison;
import dev.gonogo.trail.RunSummary;
import dev.gonogo.trail.render.Formats;
import java.time.Duration;
import java.util.List;

/** Former runs as text: all of them in a list, or two beside each other. */
final class HistoryText {

    private HistoryText() {}

    static String of(RunSummary run) {
        return "%-12s %-24s %-14s %-20s %-10s %-10s %s"
                .formatted(
                        verdict(run),
                        run.runbook(),
                        run.target(),
                        run.startedAt() == null
                                ? ""
                                : run.startedAt().toString().substring(0, 19) + "Z",
                        run.startedAt() == null || run.finishedAt() == null
                                ? ""
                                : span(Duration.between(run.startedAt(), run.finishedAt())),
                        run.ended(),
                        run.run());
    }

    static String of(RunComparison compared) {
        var text = new StringBuilder();
        text.append("from  ").append(of(compared.from()).strip()).append('\n');
        text.append("to    ").append(of(compared.to()).strip()).append('\n');
        differences(text, "criteria", compared.criteria());
        differences(text, "steps that ended otherwise", compared.states());
        list(text, "steps only in the first", compared.onlyFrom());
        list(text, "steps only in the second", compared.onlyTo());
        list(text, "steps that do something else in the second", compared.changed());
        list(text, "changed in the catalog by the first alone", compared.catalogOnlyFrom());
        list(text, "changed in the catalog by the second alone", compared.catalogOnlyTo());
        times(text, compared.times());
        return text.toString().stripTrailing();
    }

    private static void differences(StringBuilder text, String title, List<RunComparison.Difference> all) {
        list(
                text,
                title,
                all.stream()
                        .map(one -> "%s: %s, then %s".formatted(one.what(), one.from(), one.to()))
                        .toList());
    }

    private static void times(StringBuilder text, List<RunComparison.Times> times) {
        list(
                text,
                "times",
                times.stream()
                        .map(one -> "%s: %s, then %s (%s %s)"
                                .formatted(
                                        one.step(),
                                        span(one.from()),
                                        span(one.to()),
                                        span(one.to().minus(one.from()).abs()),
                                        one.to().compareTo(one.from()) > 0 ? "longer" : "shorter"))
                        .toList());
    }

    private static void list(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append('\n');
            lines.forEach(line -> text.append("  ").append(line).append('\n'));
        }
    }

    private static String verdict(RunSummary run) {
        return run.verdict().map(decided -> Formats.verdict(decided.name())).orElse("UNREADABLE");
    }

    private static String span(Duration time) {
        return Formats.span(time.toNanos() / 1e6);
    }
}
