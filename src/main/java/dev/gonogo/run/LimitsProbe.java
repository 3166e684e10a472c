package dev.gonogo.run;

import dev.gonogo.model.Limit;
import dev.gonogo.model.Probe;
import dev.gonogo.postgres.FreeSpace;
import dev.gonogo.postgres.Measurement;
import dev.gonogo.postgres.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Quantities of the server against limits. What cannot be measured breaks the check. */
final class LimitsProbe {

    private static final int MOST_TOLD = 5;
    private static final Set<String> STANDBY = Set.of("lag", "behind");

    private final StepRun run;
    private final Session session;

    LimitsProbe(StepRun run, Session session) {
        this.run = run;
        this.session = session;
    }

    Outcome run(Probe.Limits probe) {
        List<Measurement> measured;
        try {
            measured = measured(probe);
        } catch (IllegalStateException unknown) {
            return Outcome.broken(unknown.getMessage());
        }
        run.evidence().json("measurements.json", measured);
        var wrong = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (var limit : probe.limits()) {
            var meant = meant(probe, limit, measured);
            meant.stream()
                    .filter(one -> one.value().isEmpty())
                    .map(LimitsProbe::untold)
                    .forEach(unknown::add);
            meant.stream()
                    .filter(one ->
                            one.value().filter(value -> !limit.holds(value)).isPresent())
                    .map(one -> told(limit, one))
                    .forEach(wrong::add);
            missing(probe, limit, meant).forEach(wrong::add);
        }
        if (!wrong.isEmpty()) {
            return Outcome.failed(joined(wrong));
        }
        return unknown.isEmpty() ? Outcome.passed(summary(probe, measured)) : Outcome.broken(joined(unknown));
    }

    private List<Measurement> measured(Probe.Limits probe) {
        return switch (probe.subject()) {
            case SEQUENCES -> Measurement.sequences(session);
            case WRAPAROUND -> Measurement.wraparound(session);
            case REPLICATION -> Measurement.replication(session);
            case CONNECTIONS -> Measurement.connections(session);
            case SESSIONS -> Measurement.sessions(session);
            case STATEMENTS -> Measurement.statements(session, probe.calls());
            case SIZES ->
                Stream.concat(
                                Measurement.sizes(session).stream(),
                                probe.limits().stream()
                                                .anyMatch(limit ->
                                                        limit.quantity().equals("free"))
                                        ? FreeSpace.of(session).stream()
                                        : Stream.empty())
                        .toList();
        };
    }

    private static List<Measurement> meant(Probe.Limits probe, Limit limit, List<Measurement> measured) {
        return measured.stream()
                .filter(one -> one.quantity().equals(limit.quantity()))
                .filter(one -> limit.of().isEmpty() || limit.of().equals(one.of()))
                .filter(one -> !probe.except().contains(one.of()))
                .toList();
    }

    /** Of a standby or a table that is named and is not there, nothing can be within a limit. */
    private static Stream<String> missing(Probe.Limits probe, Limit limit, List<Measurement> meant) {
        if (!meant.isEmpty()) {
            return Stream.empty();
        }
        if (probe.subject() == Probe.Limits.Subject.REPLICATION && STANDBY.contains(limit.quantity())) {
            return Stream.of("there is no standby");
        }
        return limit.quantity().equals("table") && !limit.of().isEmpty()
                ? Stream.of("there is no table " + limit.of())
                : Stream.empty();
    }

    private static String untold(Measurement one) {
        return "`%s` of %s cannot be told (%s)".formatted(one.quantity(), one.of(), one.detail());
    }

    private static String told(Limit limit, Measurement one) {
        var whose = one.of().isEmpty() ? "" : " of " + one.of();
        return "%s%s: %s, wanted %s %s%s"
                .formatted(
                        one.quantity(),
                        whose,
                        limit.unit().text(one.value().orElseThrow()),
                        limit.bound().text(),
                        limit.unit().text(limit.value()),
                        one.detail().isEmpty() ? "" : " (" + one.detail() + ")");
    }

    /** For each limit the value that is nearest to it. */
    private static String summary(Probe.Limits probe, List<Measurement> measured) {
        return probe.limits().stream()
                .map(limit -> {
                    var meant = meant(probe, limit, measured);
                    Comparator<Measurement> byValue =
                            Comparator.comparing(one -> one.value().orElseThrow());
                    return meant.stream()
                            .max(limit.bound() == Limit.Bound.AT_LEAST ? byValue.reversed() : byValue)
                            .map(one -> "%s%s: %s"
                                    .formatted(
                                            one.quantity(),
                                            one.of().isEmpty() ? "" : " of " + one.of(),
                                            limit.unit().text(one.value().orElseThrow())))
                            .orElse("no %s%s"
                                    .formatted(limit.quantity(), limit.of().isEmpty() ? "" : " of " + limit.of()));
                })
                .collect(Collectors.joining("; "));
    }

    private static String joined(List<String> sentences) {
        int more = sentences.size() - MOST_TOLD;
        var told = sentences.stream().limit(MOST_TOLD).collect(Collectors.joining("; "));
        return more > 0 ? told + "; and %d more, see measurements.json".formatted(more) : told;
    }
}
