package dev.gonogo.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request to a web server, and what must hold of its answer.
 *
 * @param status those that are right; empty: 200 to 299
 * @param wanted values of the JSON answer that must be these
 * @param values values of the JSON answer that `expect` sees by these names
 * @param samples how many requests are sent, one after the other; how long it takes is their median
 * @param within how long it may take
 * @param baseline an earlier check that it may take so many times as long as
 * @param trust a file with certificates to be trusted beside the machine's own
 * @param validFor how long the server's certificate must still be valid
 */
public record HttpCall(
        Place at,
        String method,
        Address address,
        List<Header> headers,
        Optional<String> body,
        List<Integer> status,
        List<Wanted> wanted,
        List<Named> values,
        int samples,
        Optional<Duration> within,
        Optional<Baseline> baseline,
        Optional<SourceFile> trust,
        Optional<Duration> validFor) {

    public HttpCall {
        headers = List.copyOf(headers);
        status = List.copyOf(status);
        wanted = List.copyOf(wanted);
        values = List.copyOf(values);
    }

    /** Where it goes. Exactly one of the two is present. */
    public record Address(Optional<String> url, Optional<Secret> secret) {

        /** For people. */
        @Override
        public String toString() {
            return url.orElseGet(() -> "the address in " + secret.orElseThrow().name());
        }
    }

    /** A header; the secret, when there is one, comes behind the text. */
    public record Header(String name, String text, Optional<Secret> secret) {}

    /** @param value a text, a number, or a truth */
    public record Wanted(String path, Object value) {}

    public record Named(String name, String path) {}

    public record Baseline(SourceName check, double times) {}

    /** Whether it is one that by its definition changes nothing. */
    public boolean isSafe() {
        return List.of("GET", "HEAD", "OPTIONS").contains(method);
    }
}
