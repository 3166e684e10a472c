package dev.gonogo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A way to one value of a JSON document: `$.items[0].name`, `$['a b']`; a negative number counts from the end. */
public record JsonPath(List<Object> steps) {

    private static final Pattern STEP = Pattern.compile("\\.([\\p{L}\\p{N}_-]+)|\\[(-?\\d+)]|\\['([^']+)']");

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /** Empty when the text is none. */
    public static Optional<JsonPath> parse(String text) {
        if (!text.startsWith("$")) {
            return Optional.empty();
        }
        var steps = new ArrayList<>();
        var step = STEP.matcher(text).region(1, text.length());
        while (step.lookingAt()) {
            steps.add(
                    step.group(2) != null
                            ? (Object) Integer.valueOf(step.group(2))
                            : step.group(1) == null ? step.group(3) : step.group(1));
            step.region(step.end(), text.length());
        }
        return step.regionStart() == text.length() ? Optional.of(new JsonPath(steps)) : Optional.empty();
    }
}
