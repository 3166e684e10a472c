package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import java.time.Instant;

/**
 * What somebody signs: a yes or a no to one step of one plan.
 *
 * @param planContent a sum over all that the plan says, so that nobody is shown another plan of the same digest
 * @param run the run that it is for; empty: any run of that plan
 * @param decision `yes`, `no` or `break-glass`
 * @param at when it was signed, by the clock of whoever signed
 */
public record Statement(
        int schema,
        String runbook,
        String target,
        String planDigest,
        String planContent,
        String run,
        String step,
        String decision,
        String reason,
        String as,
        String role,
        Instant at) {

    public static final String YES = "yes";
    public static final String NO = "no";
    public static final String BREAK_GLASS = "break-glass";

    /** What is signed: the same text for the same statement. */
    public String text() {
        return Json.line(this) + "\n";
    }

    static Statement parse(String text) {
        try {
            var statement = Json.read(text, Statement.class);
            if (statement != null && statement.schema() == 1 && statement.text().equals(text)) {
                return statement;
            }
        } catch (tools.jackson.core.JacksonException malformed) {
            throw new ApprovalRefused("what is signed is no approval");
        }
        throw new ApprovalRefused("what is signed is no approval as Gonogo writes it");
    }
}
