package dev.gonogo.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method as a word of the language. What has it can be written in a runbook; nothing else of a block can.
 *
 * <pre>
 * &#64;Word("how long the task takes")
 * void estimate(Duration time) { … }
 * </pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {

    /** What it says, in one line without a full stop. */
    String value();
}
