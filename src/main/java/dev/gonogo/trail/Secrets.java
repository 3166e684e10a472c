package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The secret values met so far, and output without them. Thread-safe. */
public final class Secrets {

    private static final int TOO_SHORT_TO_MASK = 4;

    private final Set<String> values = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** From now on the value is masked, raw, as JSON writes it, percent-encoded and in base64. */
    public void add(String value) {
        if (value.length() >= TOO_SHORT_TO_MASK) {
            values.add(value);
            var json = Json.line(value);
            values.add(json.substring(1, json.length() - 1));
            values.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
            values.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
            values.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    public String mask(String text) {
        var masked = text;
        for (String value : values) {
            masked = masked.replace(value, "***");
        }
        return masked;
    }
}
