package dev.gonogo.sql;

import java.util.Locale;
import java.util.Optional;

/** What psql takes for true and for false: `true`, `yes`, `on`, `1` and their opposites, and what they begin with. */
final class PsqlBoolean {

    private PsqlBoolean() {}

    static Optional<Boolean> parse(String value) {
        var text = value.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if ("true".startsWith(text) || "yes".startsWith(text) || text.equals("on") || text.equals("1")) {
            return Optional.of(true);
        }
        boolean off = "false".startsWith(text)
                || "no".startsWith(text)
                || text.equals("of")
                || text.equals("off")
                || text.equals("0");
        return off ? Optional.of(false) : Optional.empty();
    }
}
