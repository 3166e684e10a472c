package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import dev.gonogo.plan.Plan;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secret values met so far, and output without them. Thread-safe. */
public final class Secrets {

    private static final int TOO_SHORT_TO_MASK = 4;
    private static final int SECRET_PART = 16;
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^/?]+[/?](.+)");

    /** Of a plan: what is computed or names something, and is never a text of somebody's. */
    private static final Set<String> NAMES = Set.of(
            "id",
            "kind",
            "digest",
            "sha256",
            "runbook",
            "host",
            "port",
            "database",
            "role",
            "systemIdentifier",
            "serverVersion",
            "catalogFingerprint",
            "terms",
            "requires",
            "trust",
            "window",
            "plannedAt");

    private final Set<String> values = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /**
     * From now on the value is masked, in every form of {@link Encodings}. What is secret in a web address is mostly its
     * path, which servers repeat without the rest: that is masked by itself, too.
     */
    public void add(String value) {
        addForms(value);
        var address = WEB_ADDRESS.matcher(value);
        if (address.matches()) {
            Stream.concat(
                            Stream.of(address.group(1)),
                            Stream.of(address.group(1).split("[/?&=]")))
                    .filter(part -> part.length() >= SECRET_PART)
                    .forEach(this::addForms);
        }
    }

    private void addForms(String value) {
        if (value.length() >= TOO_SHORT_TO_MASK) {
            Encodings.of(value).stream()
                    .filter(form -> form.length() >= TOO_SHORT_TO_MASK)
                    .forEach(values::add);
        }
    }

    public String mask(String text) {
        var masked = text;
        for (String value : values) {
            masked = masked.replace(value, "***");
        }
        return masked;
    }

    /** The plan with its texts masked. What it is identified by stays, so that it is the same plan. */
    public Plan masked(Plan plan) {
        return Json.read(Json.line(masked(Json.read(Json.line(plan), Map.class))), Plan.class);
    }

    private Object masked(Object value) {
        if (value instanceof String text) {
            return mask(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::masked).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var masked = new LinkedHashMap<Object, Object>();
            map.forEach((name, each) -> masked.put(name, NAMES.contains(name) ? each : masked(each)));
            return masked;
        }
        return value;
    }
}
