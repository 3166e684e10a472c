package dev.gonogo.model;

/**
 * Something wrong in a file, told in its author's terms.
 *
 * <pre>
 * runbook.groovy:41:7: unknown word `chekc` in `task`
 *       chekc('server version') { … }
 *       ^
 *   hint: did you mean `check`?
 * </pre>
 *
 * @param sourceLine the line of the file, empty when there is none to show
 * @param hint what to do about it, empty when the message says it all
 */
public record Problem(Place at, String message, String sourceLine, String hint) {

    @Override
    public String toString() {
        var text = new StringBuilder(at + ": " + message);
        if (!sourceLine.isEmpty()) {
            text.append('\n').append(sourceLine.replace('\t', ' '));
            if (at.column() > 0) {
                text.append('\n').append(" ".repeat(at.column() - 1)).append('^');
            }
        }
        if (!hint.isEmpty()) {
            text.append("\n  hint: ").append(hint);
        }
        return text.toString();
    }
}
