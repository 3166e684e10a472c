package dev.gonogo.sql.lint;

import dev.gonogo.model.Severity;
import java.util.Map;

/**
 * What a finding is about. Names in braces stand for those of the statement.
 *
 * @param says what is found, as `index {index} on {table} is built while …`
 * @param lock that the statement takes; `NONE` when the rule is not about locks
 * @param safely how it is done without harm, as SQL; empty when there is no other way
 */
public record Rule(String id, Severity severity, String says, Lock lock, Work work, String safely) {

    static Rule error(String id, String says) {
        return new Rule(id, Severity.ERROR, says, Lock.NONE, Work.NONE, "");
    }

    static Rule warning(String id, String says) {
        return new Rule(id, Severity.WARNING, says, Lock.NONE, Work.NONE, "");
    }

    static Rule info(String id, String says) {
        return new Rule(id, Severity.INFO, says, Lock.NONE, Work.NONE, "");
    }

    Rule takes(Lock taken, Work done) {
        return new Rule(id, severity, says, taken, done, safely);
    }

    Rule safely(String sql) {
        return new Rule(id, severity, says, lock, work, sql.strip());
    }

    /** Whether it is about readers or writers that wait while rows are read or written. */
    public boolean isAboutWaiting() {
        return lock.blocksWrites() && work != Work.NONE;
    }

    /** What it finds, without the names. */
    public String catches() {
        return says.replaceAll("`?\\{\\w+}`?", "…");
    }

    String message(Map<String, String> names) {
        var said = filled(says, names);
        return lock == Lock.NONE ? said : said + " (" + lock.text() + ": " + lock.waiting() + workText() + ")";
    }

    String remedy(Map<String, String> names) {
        return filled(safely, names);
    }

    private String workText() {
        return work == Work.NONE ? "" : "; " + work.text();
    }

    private static String filled(String template, Map<String, String> names) {
        var text = template;
        for (var name : names.entrySet()) {
            text = text.replace("{" + name.getKey() + "}", name.getValue());
        }
        return text;
    }
}
