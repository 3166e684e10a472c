package dev.gonogo.run;

import dev.gonogo.model.Durations;
import dev.gonogo.model.HttpCall;
import dev.gonogo.model.Result;
import dev.gonogo.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The requests of one step, what they say against what must hold, and their evidence. */
final class HttpCalls {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LONGEST_KEPT = 1_000_000;

    private final StepRun run;
    private final HttpCall call;
    private final List<Double> milliseconds = new ArrayList<>();

    HttpCalls(StepRun run, HttpCall call) {
        this.run = run;
        this.call = call;
    }

    /** The last answer, and what is wrong with it, one sentence each. */
    record Seen(HttpAnswer answer, Duration median, List<String> wrong) {

        /** As `expect` sees it: the status, and the values that were named. */
        Result result(HttpCall call) {
            var columns = new ArrayList<>(List.of("status"));
            var row = new ArrayList<Object>(List.of((long) answer.status()));
            var json = JsonValue.read(answer.body());
            call.values().forEach(named -> {
                columns.add(named.name());
                row.add(json.flatMap(document -> JsonValue.find(document, named.path()))
                        .map(JsonValue::plain)
                        .orElse(null));
            });
            return new Result(columns, List.of(row), median);
        }

        String told() {
            return "status %d after %s".formatted(answer.status(), Durations.text(median));
        }
    }

    /** @throws NoAnswer @throws SecretMissing */
    Seen send() {
        var deadline = System.nanoTime()
                + run.step()
                        .head()
                        .timeout()
                        .orElse(LONGEST)
                        .multipliedBy(call.samples())
                        .toNanos();
        HttpAnswer answer;
        do {
            long begun = System.nanoTime();
            answer = new HttpExchange(run.run(), call, Duration.ofNanos(Math.max(deadline - begun, 1))).send();
            milliseconds.add((System.nanoTime() - begun) / 1e6);
        } while (isRight(answer.status()) && milliseconds.size() < call.samples());
        keep(answer);
        return new Seen(answer, Duration.ofNanos(Math.round(median() * 1e6)), wrong(answer));
    }

    private boolean isRight(int status) {
        return call.status().isEmpty()
                ? status >= 200 && status <= 299
                : call.status().contains(status);
    }

    private double median() {
        var sorted = milliseconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private List<String> wrong(HttpAnswer answer) {
        var wrong = new ArrayList<String>();
        if (!isRight(answer.status())) {
            wrong.add("status %d%s, wanted is %s"
                    .formatted(
                            answer.status(),
                            answer.header("location")
                                    .map(place -> " (to " + place + ")")
                                    .orElse(""),
                            call.status().isEmpty() ? "200 to 299" : call.status()));
        }
        json(answer, wrong);
        call.within()
                .filter(longest -> median() > longest.toNanos() / 1e6)
                .ifPresent(longest -> wrong.add(
                        "it took %s, wanted are %s at most".formatted(took(median()), Durations.text(longest))));
        call.baseline().flatMap(this::slower).ifPresent(wrong::add);
        call.validFor().flatMap(time -> expires(answer, time)).ifPresent(wrong::add);
        return wrong;
    }

    private void json(HttpAnswer answer, List<String> wrong) {
        var document = JsonValue.read(answer.body());
        if ((!call.wanted().isEmpty() || !call.values().isEmpty()) && document.isEmpty()) {
            wrong.add("the answer is no JSON");
            return;
        }
        call.values().stream()
                .filter(named -> JsonValue.find(document.get(), named.path()).isEmpty())
                .forEach(named -> wrong.add("`%s` is not in the answer".formatted(named.path())));
        call.wanted().forEach(wanted -> {
            var found = JsonValue.find(document.get(), wanted.path());
            if (found.isEmpty()) {
                wrong.add("`%s` is not in the answer".formatted(wanted.path()));
            } else if (!JsonValue.isSame(found.get(), wanted.value())) {
                wrong.add("`%s` is %s, wanted is %s"
                        .formatted(wanted.path(), JsonValue.plain(found.get()), wanted.value()));
            }
        });
    }

    private Optional<String> slower(HttpCall.Baseline baseline) {
        var name = baseline.check().name();
        var before = run.run()
                .runbook()
                .steps()
                .filter(step -> step.head().name().equals(name))
                .map(Step::id)
                .flatMap(id -> new EarlierEvidence(run.run()).json(id, RecordedHttp.FILE, RecordedHttp.class).stream())
                .findFirst();
        if (before.isEmpty()) {
            return Optional.of("the times of check `%s` were not recorded in this run".formatted(name));
        }
        return median() > before.get().median() * baseline.times()
                ? Optional.of("it took %s, %.1f times the %s of check `%s`"
                        .formatted(
                                took(median()),
                                median() / before.get().median(),
                                took(before.get().median()),
                                name))
                : Optional.empty();
    }

    private Optional<String> expires(HttpAnswer answer, Duration time) {
        if (answer.certificateUntil().isEmpty()) {
            return Optional.of("the connection is not encrypted");
        }
        var until = answer.certificateUntil().get();
        return until.isBefore(run.run().clock().instant().plus(time))
                ? Optional.of("the certificate is valid only until " + until)
                : Optional.empty();
    }

    private static String took(double milliseconds) {
        return milliseconds < 10
                ? "%.1f ms".formatted(milliseconds)
                : Durations.text(Duration.ofMillis(Math.round(milliseconds)));
    }

    /** What a server gives to be kept is as secret as what it is given. */
    private void keep(HttpAnswer answer) {
        var headers = new TreeMap<>(answer.headers());
        headers.computeIfPresent(
                "set-cookie",
                (name, cookies) -> cookies.stream()
                        .map(cookie -> cookie.replaceFirst("=[^;]*", "=***"))
                        .toList());
        run.evidence()
                .json(
                        RecordedHttp.FILE,
                        new RecordedHttp(
                                call.method(),
                                call.address().url().orElse("***"),
                                answer.status(),
                                answer.version(),
                                Map.copyOf(headers),
                                answer.certificateUntil(),
                                milliseconds,
                                median()));
        var body = answer.body();
        var kept = body.length() > LONGEST_KEPT ? body.substring(0, LONGEST_KEPT) : body;
        if (!kept.isEmpty()) {
            run.evidence().text(answer.isJson() ? "body.json" : "body.txt", kept);
        }
    }
}
