package dev.gonogo.trail.render;

import java.util.stream.Collectors;

/** A template that cannot be rendered, with the place where it cannot. */
public final class TemplateBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateBroken(String template, Integer line, Integer column, String why, Throwable cause) {
        super(
                "%s:%d:%d: the template cannot be rendered: %s\n  hint: it sees the fields of `report.json` and `view`; see README"
                        .formatted(template, line == null ? 1 : line, column == null ? 1 : column, told(why)),
                cause);
    }

    /** The first lines, which say what; those behind them explain FreeMarker. */
    private static String told(String why) {
        return why == null
                ? ""
                : why.strip().lines().limit(2).map(String::strip).collect(Collectors.joining(" "));
    }
}
