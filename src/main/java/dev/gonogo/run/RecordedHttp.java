package dev.gonogo.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * `http.json`, the evidence of requests to a web server; the body of the last answer is beside it.
 *
 * @param milliseconds of each request, from sending it to the end of its answer
 */
record RecordedHttp(
        String method,
        String url,
        int status,
        String version,
        Map<String, List<String>> headers,
        Optional<Instant> certificateUntil,
        List<Double> milliseconds,
        double median) {

    static final String FILE = "http.json";
}
