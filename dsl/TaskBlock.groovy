package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `task('id', 'title') { … }`: who does it, how long it takes, its steps, and how to take them back. */
@CompileStatic
class TaskBlock extends StepsBlock {

    final Priority LOW = Priority.LOW
    final Priority MEDIUM = Priority.MEDIUM
    final Priority HIGH = Priority.HIGH
    final Priority CRITICAL = Priority.CRITICAL

    private final Place at
    private final String id
    private final String title
    private String role
    private Duration estimate = Duration.ZERO
    private Priority priority = Priority.MEDIUM
    private final List<String> after = []
    private Rollback rollback

    TaskBlock(RunbookSource source, Place at, String id, String title) {
        super(source, id)
        this.at = at
        this.id = id
        this.title = title
        if (!id.matches(/[\p{L}\p{N}][\p{L}\p{N}._-]*/)) {
            source.problem(at, "`$id` cannot be the id of a task", 'an id has letters, digits, `-`, `_` and `.`, as `CE-20`')
        }
    }

    @Word('who is responsible; one of the declared roles')
    void role(String name) {
        once('role')
        role = name
    }

    @Word('how long it takes')
    void estimate(Duration time) {
        once('estimate')
        positive(time.toMillis(), 'estimate')
        estimate = time
    }

    @Word('how much it matters: LOW, MEDIUM, HIGH or CRITICAL')
    void priority(Priority grade) {
        once('priority')
        priority = grade
    }

    @Word('tasks that must be done before this one starts')
    void after(String... tasks) {
        after.addAll(tasks)
    }

    @Word('how to take back what this task did')
    void rollback(@DelegatesTo(value = OptionBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        def at = once('rollback')
        def option = fill(new OptionBlock(source, at, id + '/rollback', ''), body).toOption()
        rollback = new Rollback(at, [], [option], [])
    }

    Task toTask() {
        new Task(at, id, title, Optional.ofNullable(role), estimate, priority, after, steps, Optional.ofNullable(rollback))
    }
}
