package dev.gonogo.run;

import dev.gonogo.model.Expectation;
import dev.gonogo.model.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an `expect` block says of a result. */
final class Judged {

    private Judged() {}

    static Outcome of(StepRun run, Expectation expectation, Result result) {
        List<Expectation.Finding> findings;
        try {
            findings = expectation.judge().judge(result);
        } catch (RuntimeException unevaluated) {
            return Outcome.broken(unevaluated.getMessage());
        }
        run.evidence().json("expect.json", findings);
        var wrong = findings.stream().filter(finding -> !finding.holds()).toList();
        if (wrong.isEmpty()) {
            return Outcome.passed(String.join("; ", expectation.source()));
        }
        return Outcome.failed(wrong.stream()
                .map(finding -> "`%s` does not hold%s".formatted(finding.assertion(), explained(finding, result)))
                .collect(Collectors.joining("; ")));
    }

    private static String explained(Expectation.Finding finding, Result result) {
        if (finding.explanation().contains(" is NULL") || finding.explanation().contains("needs")) {
            return ": " + finding.explanation();
        }
        int rows = result.rows().size();
        if (rows == 1 && result.columns().size() == 1) {
            return ": the query returned " + result.rows().get(0).get(0);
        }
        return rows == 0
                ? ": the query returned no row"
                : ": the query returned %d row%s, the first is %s"
                        .formatted(
                                rows,
                                rows == 1 ? "" : "s",
                                row(result.columns(), result.rows().get(0)));
    }

    private static String row(List<String> columns, List<Object> values) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            parts.add(columns.get(i) + " = " + values.get(i));
        }
        return String.join(", ", parts);
    }
}
