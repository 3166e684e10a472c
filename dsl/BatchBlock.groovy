package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `batch('name') { … }`: a change of many rows, a range of keys at a time. */
@CompileStatic
class BatchBlock extends SkippableBlock {

    private String table
    private String key
    private String statement
    private int size = 1000
    private Duration pause = Duration.ZERO
    private Batch.Throttle throttle = new Batch.Throttle(Optional.empty(), Optional.empty())
    private Check verification

    BatchBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('the table whose rows are gone through, as it is written in SQL')
    void table(String name) {
        once('table')
        notBlank(name, 'table')
        table = name
    }

    @Word('the column whose order they are gone through in: NOT NULL, and the first of an index')
    void key(String column) {
        once('key')
        notBlank(column, 'key')
        key = column
    }

    @Word('what is done with each batch, with `:batch` where the condition on the key belongs')
    void statement(String sql) {
        once('statement')
        notBlank(sql, 'statement')
        statement = sql
    }

    @Word('how many rows of the table are a batch; 1000 when not said')
    void size(int rows) {
        once('size')
        positive(rows, 'size')
        size = rows
    }

    @Word('how long to wait between two batches; not at all when not said')
    void pause(Duration time) {
        once('pause')
        positive(time.toMillis(), 'pause')
        pause = time
    }

    @Word('when the next batch waits for the server')
    void throttle(@DelegatesTo(value = ThrottleBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        once('throttle')
        throttle = fill(new ThrottleBlock(source), body).toThrottle()
    }

    @Word('how to tell whether its effect is there, for a person who did it by hand')
    void verify(@DelegatesTo(value = CheckBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        verification = (Check) fill(new CheckBlock(source, once('verify'), id + '/verify', 'verify'), body).toStep()
    }

    Step toStep() {
        [table: table, key: key, statement: statement].findAll { !it.value }.each { Map.Entry<String, String> missing ->
            source.problem(at, "batch `$name` has no `$missing.key`", "write `table 'public.document'; key 'id'; statement 'update public.document set … where :batch'`")
        }
        new Batch(head(), table ?: '', key ?: '', statement ?: '', size, pause, throttle, Optional.ofNullable(verification))
    }
}
