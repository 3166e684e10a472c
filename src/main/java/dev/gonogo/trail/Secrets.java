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
    private static final Set<String> OF_PLANS = Set.of(
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
            "priority",
            "impact",
            "probability",
            "plannedAt");

    /** The same of an event; by these a run is gone on with. */
    private static final Set<String> OF_EVENTS = Set.of(
            "type",
            "prev",
            "hash",
            "run",
            "runbook",
            "source",
            "target",
            "planDigest",
            "planSha256",
            "startedBy",
            "resumedBy",
            "as",
            "role",
            "host",
            "database",
            "systemIdentifier",
            "serverVersion",
            "step",
            "kind",
            "digest",
            "part",
            "state",
            "path",
            "sha256",
            "kept",
            "again",
            "undone",
            "how",
            "why",
            "signed");

    /** Times are computed, too. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|PT[\\d.HMS]+");

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
        var clear = Json.as(plan, Map.class);
        var masked = masked(clear, OF_PLANS, false);
        return masked.equals(clear) ? plan : Json.as(masked, Plan.class);
    }

    /** An event's fields on one line, its texts masked. What a run is gone on with by stays. */
    String line(Map<String, Object> event) {
        var clear = Json.line(event);
        return mayHold(clear) ? Json.line(masked(event, OF_EVENTS, false)) : clear;
    }

    /** Whatever can be JSON as indented JSON, masked, and JSON still: names of fields stay, whatever is secret. */
    public String file(Object content) {
        var clear = Json.file(content);
        return mayHold(clear) ? Json.file(masked(Json.read(clear, Object.class), Set.of(), true)) : clear;
    }

    /** Whether JSON may hold a secret, however often its quotation marks and backslashes were quoted; at worst it is looked at. */
    private boolean mayHold(String json) {
        var bare = bare(json);
        return values.stream().anyMatch(value -> bare.contains(bare(value)));
    }

    private static String bare(String text) {
        return text.replace("\\", "").replace("\"", "");
    }

    /** @param all whether a number, or a part of a name, may be a secret, too */
    private Object masked(Object value, Set<String> names, boolean all) {
        if (value instanceof String text) {
            return TIME.matcher(text).matches() ? text : mask(text);
        }
        if (value instanceof Number number && all) {
            var masked = mask(number.toString());
            return masked.equals(number.toString()) ? number : masked;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> masked(each, names, all)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var masked = new LinkedHashMap<Object, Object>();
            map.forEach((name, each) -> masked.put(
                    all ? name(String.valueOf(name)) : name, names.contains(name) ? each : masked(each, names, all)));
            return masked;
        }
        return value;
    }

    /** A whole name that is a secret as well is a field's; one that has a secret in it is somebody's text. */
    private String name(String name) {
        return values.contains(name) ? name : mask(name);
    }
}
