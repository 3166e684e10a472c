package dev.gonogo.postgres;

/**
 * Something that an object of the catalog promised, and does not any more, or not in the same way.
 *
 * @param object as `policy public.notes.own`
 * @param what the label in its definition, as `definition`
 * @param before the value under that label
 * @param after the value now, empty when there is none
 */
public record Weakening(String object, String what, String before, String after) {

    private static final int SHORT = 120;

    /** `column public.users.email (type: text → integer)`; long values are left to the diff. */
    public String told() {
        var values = "%s → %s".formatted(before, after.isEmpty() ? "none" : after);
        return values.length() > SHORT || values.contains("\n")
                ? "%s (%s)".formatted(object, what)
                : "%s (%s: %s)".formatted(object, what, values);
    }
}
