package dev.gonogo.dsl

import dev.gonogo.model.Expectation
import dev.gonogo.model.Result
import groovy.transform.CompileStatic

/** Judges results by the assertions of an `expect`. */
@CompileStatic
class ExpectJudge implements Expectation.Judge {

    private final List<String> text
    private final Closure<?> assertions

    ExpectJudge(List<String> text, @DelegatesTo(value = ExpectBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> assertions) {
        this.text = text
        this.assertions = assertions
    }

    @Override
    List<Expectation.Finding> judge(Result result) {
        ExpectBlock.judge(result, text, assertions)
    }
}
