package dev.gonogo.sql.lint;

import static dev.gonogo.sql.lint.LintJson.ordered;

import dev.gonogo.model.Problem;
import dev.gonogo.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reports in the Static Analysis Results Interchange Format 2.1.0, which code hosts show beside the lines of a change. */
public final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final List<Rule> rules = Rules.all();
    private final Map<String, Integer> indexes = IntStream.range(0, rules.size())
            .boxed()
            .collect(Collectors.toMap(index -> rules.get(index).id(), index -> index));

    private Sarif() {}

    public static Map<String, Object> of(LintReport report) {
        return new Sarif().log(report);
    }

    /** What keeps files from being looked at. */
    public static Map<String, Object> ofProblems(List<Problem> problems) {
        var findings = problems.stream()
                .map(problem -> new Finding(FileTopic.UNREADABLE, problem.at(), problem.message(), problem.hint()))
                .toList();
        return of(new LintReport(findings, List.of(), List.of()));
    }

    private Map<String, Object> log(LintReport report) {
        var results = new ArrayList<Map<String, Object>>();
        report.findings().forEach(finding -> results.add(result(finding)));
        report.suppressed().forEach(suppressed -> {
            var result = result(suppressed.finding());
            result.put("suppressions", List.of(ordered("kind", "inSource", "justification", suppressed.reason())));
            results.add(result);
        });
        var driver = ordered(
                "name", "gonogo", "rules", rules.stream().map(Sarif::rule).toList());
        var run = ordered("tool", Map.of("driver", driver), "columnKind", "utf16CodeUnits", "results", results);
        return ordered("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
    }

    private static Map<String, Object> rule(Rule rule) {
        var fields = ordered(
                "id", rule.id(),
                "shortDescription", text(rule.catches()),
                "defaultConfiguration", Map.of("level", level(rule.severity())));
        if (!rule.safely().isEmpty()) {
            fields.put("help", text("Safely:\n" + rule.safely()));
        }
        return fields;
    }

    private Map<String, Object> result(Finding finding) {
        var remedy = finding.safely().isEmpty() ? "" : "\nSafely:\n" + finding.safely();
        return ordered(
                "ruleId", finding.rule().id(),
                "ruleIndex", indexes.get(finding.rule().id()),
                "level", level(finding.severity()),
                "message", text(finding.message() + remedy),
                "locations", List.of(Map.of("physicalLocation", location(finding))));
    }

    private static Map<String, Object> location(Finding finding) {
        var at = finding.at();
        return ordered(
                "artifactLocation", Map.of("uri", uri(at.file())),
                "region", ordered("startLine", Math.max(1, at.line()), "startColumn", Math.max(1, at.column())));
    }

    private static String uri(String file) {
        var path = Path.of(file);
        var uri = path.toUri().getRawPath();
        var here = Path.of("").toUri().getRawPath();
        return path.isAbsolute() ? path.toUri().toString() : uri.substring(here.length());
    }

    private static Map<String, Object> text(String text) {
        return ordered("text", text);
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : LintJson.lower(severity);
    }
}
