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
    private final NullsMet nulls = new NullsMet()
    private final List<Expectation.Finding> findings = []

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
        try {
            own.call()
        } catch (NotJudged broken) {
            throw broken
        } catch (RuntimeException betweenAssertions) {
            (block.findings.size()..<text.size()).each { int number -> block.failed(number, betweenAssertions) }
        }
        block.findings
    }

    /** Every row; a column is read as `rows[0].name`. */
    ExpectRows getRows() {
        new ExpectRows(result, nulls)
    }

    /** The only row. */
    Map<String, Object> getRow() {
        if (result.rows().size() != 1) {
            throw new NoSuchRow("`row` needs exactly one row; the query returned ${result.rows().size()}")
        }
        rows[0]
    }

    /** The only value: one row with one column. */
    Object getScalar() {
        if (result.rows().size() != 1 || result.columns().size() != 1) {
            throw new NoSuchRow("`scalar` needs one row with one column; the query returned ${counted(result.rows().size(), 'row')} of ${counted(result.columns().size(), 'column')}")
        }
        nulls.seen('scalar', Values.wide(result.rows()[0][0]))
    }

    /** From sending the query to its last row. */
    Duration getElapsed() {
        result.elapsed()
    }

    /** Called by compiled code before each assertion and each `def`, never written by hand. */
    void begins(List<String> locals, List<String> asked) {
        nulls.begin(locals, asked)
    }

    void keeps(String local) {
        nulls.keep(local)
    }

    /** The value of an assertion that is nothing but a value. Groovy takes every text for true that is not empty, `'off'` too. */
    Object told(Object value) {
        if (value instanceof CharSequence) {
            throw new IllegalArgumentException("the text `$value` is neither true nor false; compare it, as `scalar == 'on'`")
        }
        value
    }

    void holds(int number) {
        add(number, nulls.empty, nulls.toString())
    }

    void failed(int number, Throwable why) {
        if (why instanceof NoSuchRow) {
            add(number, false, why.message)
        } else if (!nulls.empty) {
            add(number, false, nulls.toString())
        } else if (why instanceof AssertionError) {
            add(number, false, AssertionText.of(why.message))
        } else if (why instanceof NullPointerException) {
            add(number, false, 'a part of it is null, and null is not true')
        } else {
            throw new NotJudged(text[number], why)
        }
    }

    private void add(int number, boolean holds, String explanation) {
        findings << new Expectation.Finding(text[number], holds, explanation)
    }

    private static String counted(int number, String what) {
        "$number $what${number == 1 ? '' : 's'}"
    }
}
