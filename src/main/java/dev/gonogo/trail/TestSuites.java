package dev.gonogo.trail;

import dev.gonogo.trail.render.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report in the terms of JUnit, which servers for continuous integration read: criteria, and the steps of each phase. */
record TestSuites(
        String runbook,
        Optional<Instant> startedAt,
        long tests,
        long failures,
        long errors,
        long skipped,
        String seconds,
        List<Suite> suites) {

    private static final String FAILURE = "failure";
    private static final String ERROR = "error";
    private static final String SKIPPED = "skipped";

    private static final Map<StepState, String> OUTCOMES = Map.of(
            StepState.FAILED, FAILURE,
            StepState.REFUSED, FAILURE,
            StepState.ROLLED_BACK, FAILURE,
            StepState.BROKEN, ERROR,
            StepState.IN_DOUBT, ERROR,
            StepState.RUNNING, ERROR,
            StepState.ROLLBACK_FAILED, ERROR,
            StepState.PENDING, SKIPPED,
            StepState.NOT_APPLICABLE, SKIPPED,
            StepState.SKIPPED_BY_OPERATOR, SKIPPED);

    record Suite(String name, long failures, long errors, long skipped, String seconds, List<Case> cases) {

        static Suite of(String name, List<Case> cases) {
            return new Suite(
                    name,
                    count(cases, FAILURE),
                    count(cases, ERROR),
                    count(cases, SKIPPED),
                    decimal(cases.stream()
                            .mapToDouble(one -> Double.parseDouble(one.seconds()))
                            .sum()),
                    cases);
        }

        private static long count(List<Case> cases, String outcome) {
            return cases.stream().filter(one -> one.outcome().equals(outcome)).count();
        }
    }

    /** @param outcome `failure`, `error`, `skipped`, or empty when it passed */
    record Case(String group, String name, String outcome, String state, String message, String seconds) {

        static Case of(Criterion criterion) {
            return new Case(
                    "criteria",
                    criterion.name(),
                    criterion.met() ? "" : FAILURE,
                    criterion.met() ? "met" : "not met",
                    String.join("\n", criterion.reasons()),
                    decimal(0));
        }

        /** A person who was not there yet is no failure of what is tested, and no success. */
        static Case of(StepRecord step) {
            var took = step.startedAt() == null || step.finishedAt() == null
                    ? Duration.ZERO
                    : Duration.between(step.startedAt(), step.finishedAt());
            return new Case(
                    step.task().isEmpty() ? step.phase() : step.task(),
                    step.name() + " (" + step.id() + ")",
                    step.state() == StepState.WAITING ? SKIPPED : OUTCOMES.getOrDefault(step.state(), ""),
                    Formats.state(step.state().text()),
                    step.message(),
                    decimal(took.toNanos() / 1e9));
        }
    }

    static TestSuites of(Report report) {
        var suites = new ArrayList<Suite>();
        suites.add(Suite.of("criteria", report.criteria().stream().map(Case::of).toList()));
        PhaseOfSteps.of(report.steps())
                .forEach(phase -> suites.add(Suite.of(
                        phase.name(),
                        report.steps().subList(phase.from(), phase.to()).stream()
                                .map(Case::of)
                                .toList())));
        return new TestSuites(
                report.runbook(),
                Optional.ofNullable(report.startedAt()),
                suites.stream().mapToLong(suite -> suite.cases().size()).sum(),
                suites.stream().mapToLong(Suite::failures).sum(),
                suites.stream().mapToLong(Suite::errors).sum(),
                suites.stream().mapToLong(Suite::skipped).sum(),
                decimal(suites.stream()
                        .mapToDouble(suite -> Double.parseDouble(suite.seconds()))
                        .sum()),
                suites);
    }

    private static String decimal(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
