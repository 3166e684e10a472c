package dev.gonogo.dsl

import dev.gonogo.model.Expectation
import dev.gonogo.model.Result
import groovy.transform.CompileStatic

import java.time.Duration

/**
 * `expect { … }`: what an assertion can see of a query's result. NULL and "no rows" are never true: an assertion that met
 * one of them does not hold, unless it asks for null itself.
 */
@CompileStatic
class ExpectBlock {

    private final Result result
    private final List<String> text
    private final List<Expectation.Finding> findings = []
    private final List<String> nulls = []

    private ExpectBlock(Result result, List<String> text) {
        this.result = result
        this.text = text
    }

    static List<Expectation.Finding> judge(Result result, List<String> text,
            @DelegatesTo(value = ExpectBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> assertions) {
        def block = new ExpectBlock(result, text)
        def own = (Closure<?>) assertions.clone()
        own.resolveStrategy = Closure.DELEGATE_ONLY
        own.delegate = block
        own.call()
        block.findings
    }

    /** Every row; a column is read as `rows[0].name`. */
    List<Map<String, Object>> getRows() {
        (0..<result.rows().size()).collect { int number -> row(number) }
    }

    /** The only row. */
    Map<String, Object> getRow() {
        if (result.rows().size() != 1) {
            throw new NotOneRow("`row` needs exactly one row; the query returned ${result.rows().size()}")
        }
        row(0)
    }

    /** The only value: one row with one column. */
    Object getScalar() {
        if (result.rows().size() != 1 || result.columns().size() != 1) {
            throw new NotOneRow("`scalar` needs one row with one column; the query returned ${result.rows().size()} rows of ${result.columns().size()} columns")
        }
        seen('scalar', result.rows()[0][0])
    }

    /** From sending the query to its last row. */
    Duration getElapsed() {
        result.elapsed()
    }

    /** Called by compiled code around each assertion, never written by hand. */
    void begins() {
        nulls.clear()
    }

    void holds(int number, boolean asksForNull) {
        def met = nulls && !asksForNull
        add(number, !met, met ? nulls.join(', ') + ' is NULL, and NULL is not true' : '')
    }

    void failed(int number, Throwable why) {
        if (why instanceof AssertionError) {
            add(number, false, withoutKeyword(why.message))
        } else if (why instanceof NotOneRow) {
            add(number, false, why.message)
        } else if (nulls) {
            add(number, false, nulls.join(', ') + ' is NULL, and NULL is not true')
        } else {
            throw new IllegalStateException("`${text[number]}` cannot be evaluated: ${why.message}", why)
        }
    }

    private void add(int number, boolean holds, String explanation) {
        findings << new Expectation.Finding(text[number], holds, explanation)
    }

    private static String withoutKeyword(String message) {
        message.readLines().collect { String line -> line.startsWith('assert ') || line.startsWith('       ') ? line.substring(7) : line }.join('\n').trim()
    }

    private Map<String, Object> row(int number) {
        new ExpectRow(result.columns(), result.rows()[number], nulls)
    }

    private Object seen(String what, Object value) {
        if (value == null) {
            nulls << what
        }
        value
    }

    /** An assertion asked for one row, or one value, where there was none or there were more. */
    private static class NotOneRow extends RuntimeException {
        NotOneRow(String message) {
            super(message)
        }
    }
}
