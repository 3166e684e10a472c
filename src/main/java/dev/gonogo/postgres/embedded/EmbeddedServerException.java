package dev.gonogo.postgres.embedded;

import java.nio.file.Path;

/**
 * An embedded PostgreSQL that cannot be unpacked, started or stopped: what, where, what it said, and what to do about
 * it.
 */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path place;
    private final String detail;
    private final String hint;

    EmbeddedServerException(String problem, Path place, String detail, String hint) {
        super(message(problem, place, detail, hint));
        this.place = place;
        this.detail = detail;
        this.hint = hint;
    }

    /** The folder or file that it is about; the empty path when it is about the machine. */
    public Path place() {
        return place;
    }

    /** What the program or the end of the server's log said; may have several lines, empty when they said nothing. */
    public String detail() {
        return detail;
    }

    /** What a person can do about it. */
    public String hint() {
        return hint;
    }

    private static String message(String problem, Path place, String detail, String hint) {
        var where = place.toString().isEmpty() ? "" : " in `" + place + "`";
        var text = new StringBuilder("embedded PostgreSQL" + where + ": " + problem);
        if (!detail.isEmpty()) {
            text.append("\n  detail: ").append(detail.strip().replace("\n", "\n    "));
        }
        return text.append("\n  hint: ").append(hint).toString();
    }
}
