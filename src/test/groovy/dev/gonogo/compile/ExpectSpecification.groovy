package dev.gonogo.compile

import dev.gonogo.model.Check
import dev.gonogo.model.Expectation
import dev.gonogo.model.Probe
import dev.gonogo.model.Result

import java.time.Duration

/** Judges assertions by results that are made up. */
abstract class ExpectSpecification extends CompileSpecification {

    Expectation expectation(String assertions) {
        def check = compile(inExpect(assertions)).steps().toList().first() as Check
        (check.probe() as Probe.Query).expectation()
    }

    List<Expectation.Finding> judge(String assertions, Result result) {
        expectation(assertions).judge().judge(result)
    }

    /** The only assertion's finding. */
    Expectation.Finding finding(String assertion, Result result) {
        def findings = judge(assertion, result)
        assert findings.size() == 1
        findings.first()
    }

    /** `result(a: [1, 2], b: ['x', null])`: columns with their values from top to bottom. */
    static Result result(Map<String, List<?>> columns) {
        def rows = columns.values().toList().transpose()
        new Result(columns.keySet().toList(), rows, Duration.ofMillis(10))
    }

    static Result scalar(Object value) {
        result(value: [value])
    }

    static Result noRows(String... columns) {
        new Result(columns.toList(), [], Duration.ofMillis(10))
    }
}
