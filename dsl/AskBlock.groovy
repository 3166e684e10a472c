package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `ask('question') { … }`: what counts as an answer; text when not said. */
@CompileStatic
class AskBlock extends StepBlock {

    private Ask.AnswerType type = Ask.AnswerType.TEXT
    private List<String> choices = []

    AskBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('the answer is a number')
    void number() {
        type = Ask.AnswerType.NUMBER
    }

    @Word('the answer is yes or no')
    void yesOrNo() {
        type = Ask.AnswerType.YES_NO
    }

    @Word('the answer is one of these')
    void choice(String... answers) {
        type = Ask.AnswerType.CHOICE
        choices = answers.toList()
    }

    Step toStep() {
        new Ask(head(), type, choices)
    }
}
