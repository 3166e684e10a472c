package dev.gonogo.dsl

import dev.gonogo.model.Place
import dev.gonogo.model.StepHead
import groovy.transform.CompileStatic

import java.time.Duration

/** The words that every step's block has. */
@CompileStatic
abstract class StepBlock extends Block {

    /** A folder of evidence bears the name. */
    private static final int LONGEST_NAME = 120

    protected final Place at
    protected final String name
    protected final String id
    private Duration timeout
    private final List<String> onlyOn = []
    private String instructions = ''
    private boolean skippable

    protected StepBlock(RunbookSource source, Place at, String id, String name) {
        super(source)
        this.at = at
        this.id = id
        this.name = name
        if (id.endsWith('/')) {
            source.problem(at, 'a step needs a name with a letter or a digit in it', '')
        } else if (name.length() > LONGEST_NAME) {
            source.problem(at, "the name of a step has $LONGEST_NAME characters at most, not ${name.length()}", 'the rest fits into `instructions`')
        }
    }

    @Word('after how long each statement or program of the step is stopped')
    void timeout(Duration time) {
        once('timeout')
        positive(time.toMillis(), 'timeout')
        timeout = time
    }

    @Word('the targets for which the step is meant; elsewhere it is not applicable')
    void onlyOn(String... targets) {
        onlyOn.addAll(targets)
    }

    @Word('what the person in front of it should know or do')
    void instructions(String text) {
        once('instructions')
        instructions = text
    }

    protected void mayBeSkipped() {
        skippable = true
    }

    protected StepHead head() {
        new StepHead(at, id, name, Optional.ofNullable(timeout), onlyOn, instructions, skippable)
    }
}
