package dev.gonogo.trail.render;

/** A template that cannot be rendered, with the place where it cannot. */
public final class TemplateBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateBroken(String template, Integer line, Integer column, String why, Throwable cause) {
        super(
                "%s:%d:%d: the template cannot be rendered: %s\n  hint: it sees the fields of `report.json` and `view`; see README, Reports"
                        .formatted(
                                template,
                                line == null ? 1 : line,
                                column == null ? 1 : column,
                                why == null
                                        ? ""
                                        : why.strip().lines().findFirst().orElse("")),
                cause);
    }
}
