package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `ask('question') { … }`: what counts as an answer; text when not said. */
@CompileStatic
class AskBlock extends SkippableBlock {

    private Ask.AnswerType type
    private List<String> choices = []

    AskBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('the answer is a number')
    void number() {
        only('number', Ask.AnswerType.NUMBER)
    }

    @Word('the answer is yes or no')
    void yesOrNo() {
        only('yesOrNo', Ask.AnswerType.YES_NO)
    }

    @Word('the answer is one of these')
    void choice(String... answers) {
        only('choice', Ask.AnswerType.CHOICE)
        if (answers.toList().toSet().size() < 2) {
            source.problem(here('choice'), '`choice` needs two answers to choose from', '')
        }
        choices = answers.toList()
    }

    Step toStep() {
        new Ask(head(), type ?: Ask.AnswerType.TEXT, choices)
    }

    private void only(String word, Ask.AnswerType next) {
        if (type) {
            source.problem(here(word), "ask `$name` has two kinds of answer", 'make two questions of it')
        }
        type = next
    }
}
