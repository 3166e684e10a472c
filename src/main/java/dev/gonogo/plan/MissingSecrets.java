package dev.gonogo.plan;

import dev.gonogo.model.Channel;
import dev.gonogo.model.Check;
import dev.gonogo.model.Http;
import dev.gonogo.model.HttpCall;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Secret;
import dev.gonogo.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Secrets that requests and channels need and that are not set: told before the window, not in it. */
final class MissingSecrets {

    private final Runbook runbook;
    private final Predicate<Secret> isSet;

    MissingSecrets(Runbook runbook, Predicate<Secret> isSet) {
        this.runbook = runbook;
        this.isSet = isSet;
    }

    /** @param steps that are meant for the target */
    List<Plan.Finding> of(Stream<Step> steps) {
        var requests = steps.flatMap(step -> Stream.concat(Stream.of(step), step.inner()))
                .flatMap(step -> call(step).stream())
                .flatMap(MissingSecrets::secrets)
                .map(secret -> finding(secret, true, "a request"));
        var channels = runbook.channels().stream()
                .flatMap(channel -> channel.medium().secret().stream()
                        .map(secret -> finding(secret, isNeeded(channel), "a channel")));
        return Stream.concat(requests, channels)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Whether the run does not begin without it. */
    private boolean isNeeded(Channel channel) {
        var to = runbook.announcements().to();
        return runbook.announcements().mustArrive()
                && (to.isEmpty() || to.stream().anyMatch(named -> named.name().equals(channel.name())));
    }

    private Optional<Plan.Finding> finding(Secret secret, boolean blocks, String what) {
        return isSet.test(secret)
                ? Optional.empty()
                : Optional.of(new Plan.Finding(
                        blocks,
                        "the environment variable `%s` is not set, which %s needs".formatted(secret.name(), what),
                        "set it, or `%s_FILE` to a file that holds the value".formatted(secret.name())));
    }

    private static Optional<HttpCall> call(Step step) {
        if (step instanceof Http http) {
            return Optional.of(http.call());
        }
        return step instanceof Check check && check.probe() instanceof Probe.Http http
                ? Optional.of(http.call())
                : Optional.empty();
    }

    private static Stream<Secret> secrets(HttpCall call) {
        return Stream.concat(
                call.address().secret().stream(), call.headers().stream().flatMap(header -> header.secret().stream()));
    }
}
