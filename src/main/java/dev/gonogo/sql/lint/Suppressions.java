package dev.gonogo.sql.lint;

import dev.gonogo.model.Place;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments in files that allow what rules find: `-- gonogo:allow RULE reason`, with `until 2026-12-31` before the reason
 * where it is to end. Above a statement or beside it, it holds for that one; at the head of the file, with an empty line
 * below, for the file.
 */
final class Suppressions {

    static final Rule NO_REASON = Rule.error("suppression-without-reason", "`{rule}` is allowed without a reason")
            .safely("-- gonogo:allow {rule} the table has ten rows");
    static final Rule UNUSED = Rule.warning("suppression-unused", "`{rule}` is allowed here, and finds nothing here");
    static final Rule EXPIRED = Rule.error("suppression-expired", "what allowed `{rule}` ended on {until}")
            .safely("-- gonogo:allow {rule} until … and why it still holds");
    static final Rule UNKNOWN =
            Rule.error("suppression-of-no-rule", "there is no rule `{rule}`; `gonogo lint --rules` lists all");

    private static final Pattern COMMENT = Pattern.compile("--\\s*gonogo:allow\\b[ \\t]*(\\S*)[ \\t]*(.*)$");
    private static final Pattern UNTIL = Pattern.compile("^until\\s+(\\d{4}-\\d{2}-\\d{2})\\s*(.*)$");

    private final LintOptions options;
    private final Set<String> ids;
    private final List<Suppression> all = new ArrayList<>();

    Suppressions(LintOptions options, Set<String> ids) {
        this.options = options;
        this.ids = ids;
    }

    static List<Rule> rules() {
        return List.of(NO_REASON, UNUSED, EXPIRED, UNKNOWN);
    }

    /** Those in a file; what is wrong with them is found at once. */
    void read(LintFile file, Findings findings) {
        var comments = SqlScript.lineComments(file.text());
        var lines = file.text().split("\\R", -1);
        int offset = 0;
        for (int i = 0; i < lines.length; i++) {
            offset = file.text().indexOf(lines[i], offset);
            var comment = COMMENT.matcher(lines[i]);
            if (comment.find() && comments.contains(offset + comment.start())) {
                var at = new Place(file.path(), i + 1, comment.start() + 1);
                read(comment, at, file, lines, findings);
            }
            offset += lines[i].length();
        }
    }

    /** What is left, and those that allowed the rest; one that allowed nothing is a finding. */
    List<Finding> apply(List<Finding> found, List<Suppressed> suppressed, Findings more) {
        var used = new java.util.HashSet<Suppression>();
        var left = new ArrayList<Finding>();
        for (Finding finding : found) {
            var by = all.stream().filter(one -> one.covers(finding)).toList();
            used.addAll(by);
            var valid =
                    by.stream().filter(one -> !one.hasExpired(options.today())).findFirst();
            valid.ifPresentOrElse(
                    one -> suppressed.add(new Suppressed(finding, one.reason())), () -> left.add(finding));
        }
        all.stream().filter(one -> !used.contains(one)).forEach(one -> more.add(UNUSED, one.at(), "rule", one.rule()));
        used.stream()
                .filter(one -> one.hasExpired(options.today()))
                .forEach(one -> more.add(
                        EXPIRED,
                        one.at(),
                        "rule",
                        one.rule(),
                        "until",
                        one.until().orElseThrow()));
        return left;
    }

    private void read(Matcher comment, Place at, LintFile file, String[] lines, Findings findings) {
        var rule = comment.group(1);
        var until = UNTIL.matcher(comment.group(2));
        boolean ends = until.find();
        var reason = ends ? until.group(2) : comment.group(2);
        if (!ids.contains(rule)) {
            findings.add(UNKNOWN, at, "rule", rule);
        } else if (reason.isBlank()) {
            findings.add(NO_REASON, at, "rule", rule);
        } else {
            var last = ends ? date(until.group(1)) : Optional.<LocalDate>empty();
            all.add(inFile(new Suppression(at, rule, reason.strip(), last, at.line(), at.line()), file, lines));
        }
    }

    /** A day that is in no calendar is over. */
    private static Optional<LocalDate> date(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException none) {
            return Optional.of(LocalDate.MIN);
        }
    }

    private static Suppression inFile(Suppression one, LintFile file, String[] lines) {
        int line = one.at().line();
        if (isAtHead(line, file, lines)) {
            return lines(one, 1, lines.length);
        }
        return own(file).stream()
                .filter(statement -> lastLine(statement) >= line)
                .findFirst()
                .map(statement -> lines(one, Math.min(line, statement.start().line()), lastLine(statement)))
                .orElse(one);
    }

    private static Suppression lines(Suppression one, int first, int last) {
        return new Suppression(one.at(), one.rule(), one.reason(), one.until(), first, last);
    }

    /** Before the first statement, with an empty line between. */
    private static boolean isAtHead(int line, LintFile file, String[] lines) {
        var statements = own(file);
        int first =
                statements.isEmpty() ? lines.length + 1 : statements.get(0).at().line();
        if (line >= first) {
            return false;
        }
        for (int i = line; i < first - 1; i++) {
            if (lines[i].isBlank()) {
                return true;
            }
        }
        return statements.isEmpty();
    }

    /** Those that no other file gave it. */
    private static List<SqlStatement> own(LintFile file) {
        return file.statements().stream()
                .filter(statement -> statement.start().file().equals(file.path()))
                .toList();
    }

    private static int lastLine(SqlStatement statement) {
        return statement.start().line() + (int) statement.text().lines().count() - 1;
    }
}
