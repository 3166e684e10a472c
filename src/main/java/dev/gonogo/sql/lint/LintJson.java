package dev.gonogo.sql.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports as JSON values, for programs. */
public final class LintJson {

    private LintJson() {}

    /** Findings with file, line and column; what is allowed, with the reason; and the weight of each file. */
    public static Map<String, Object> of(LintReport report) {
        return ordered(
                "findings", report.findings().stream().map(LintJson::of).toList(),
                "suppressed", report.suppressed().stream().map(LintJson::of).toList(),
                "files", report.files());
    }

    public static Map<String, Object> of(Finding finding) {
        return ordered(
                "rule", finding.rule().id(),
                "severity", lower(finding.severity()),
                "file", finding.at().file(),
                "line", finding.at().line(),
                "column", finding.at().column(),
                "message", finding.message(),
                "lock", finding.rule().lock().text(),
                "work", lower(finding.rule().work()),
                "safely", finding.safely());
    }

    /** A rule, for lists. */
    public static Map<String, Object> of(Rule rule) {
        return ordered(
                "rule", rule.id(),
                "severity", lower(rule.severity()),
                "catches", rule.catches(),
                "lock", rule.lock().text(),
                "work", lower(rule.work()),
                "safely", rule.safely());
    }

    static Map<String, Object> ordered(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** All rules. */
    public static List<Map<String, Object>> rules() {
        return Rules.all().stream().map(LintJson::of).toList();
    }

    private static Map<String, Object> of(Suppressed suppressed) {
        var fields = of(suppressed.finding());
        fields.put("reason", suppressed.reason());
        return fields;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
