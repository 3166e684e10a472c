package dev.gonogo.run;

import dev.gonogo.model.Check;
import dev.gonogo.model.Http;
import dev.gonogo.model.HttpCall;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Secret;
import dev.gonogo.model.Server;
import dev.gonogo.model.Step;
import dev.gonogo.postgres.Address;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every secret that a runbook names, masked from before its first use: whatever is planned, recorded or printed until then
 * could hold one already.
 */
public final class KnownSecrets {

    private final Runbook runbook;
    private final Workplace workplace;

    private KnownSecrets(Runbook runbook, Workplace workplace) {
        this.runbook = runbook;
        this.workplace = workplace;
    }

    /** What is not set, or cannot be read, is nobody's secret yet. */
    public static void mask(Runbook runbook, Workplace workplace) {
        var known = new KnownSecrets(runbook, workplace);
        known.addresses().forEach(known::address);
        Stream.concat(known.requests(), known.channels())
                .flatMap(secret -> known.value(secret).stream())
                .forEach(workplace.secrets()::add);
        Optional.ofNullable(workplace.environment().get("PGPASSWORD")).ifPresent(workplace.secrets()::add);
    }

    private Stream<String> addresses() {
        return runbook.targets().stream()
                .filter(target -> target.server() instanceof Server.Remote)
                .map(target -> (Server.Remote) target.server())
                .flatMap(remote ->
                        Stream.concat(remote.url().stream(), remote.secretUrl().flatMap(this::secretAddress).stream()));
    }

    private Optional<String> secretAddress(Secret secret) {
        var value = value(secret);
        value.ifPresent(workplace.secrets()::add);
        return value;
    }

    private void address(String text) {
        try {
            workplace.secrets().add(Address.parse(text, workplace.environment()).password());
        } catch (IllegalArgumentException malformed) {
            // told when the target is opened
            return;
        }
    }

    private Stream<Secret> requests() {
        return Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .flatMap(step -> Stream.concat(Stream.of(step), step.inner()))
                .flatMap(step -> call(step).stream())
                .flatMap(call -> Stream.concat(
                        call.address().secret().stream(),
                        call.headers().stream().flatMap(header -> header.secret().stream())));
    }

    private static Optional<HttpCall> call(Step step) {
        if (step instanceof Http http) {
            return Optional.of(http.call());
        }
        return step instanceof Check check && check.probe() instanceof Probe.Http http
                ? Optional.of(http.call())
                : Optional.empty();
    }

    private Stream<Secret> channels() {
        return runbook.channels().stream().flatMap(channel -> channel.medium().secret().stream());
    }

    private Optional<String> value(Secret secret) {
        try {
            return workplace.secret(secret.name());
        } catch (UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }
}
