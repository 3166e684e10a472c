package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `sql('name') { … }`: inline or from a file, one transaction. */
@CompileStatic
class SqlBlock extends SkippableBlock {

    private String text
    private SourceFile file
    private final List<AllowedLoss> allowedLosses = []
    private boolean ownTransactions
    private Check verification

    SqlBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('the SQL itself')
    void statement(String sql) {
        once('statement')
        notBlank(sql, 'statement')
        text = sql
    }

    @Word('a file with the SQL, relative to the runbook')
    void file(String path) {
        file = new SourceFile(once('file'), path)
    }

    @Word('a catalog object that this step may remove or weaken, as `view public.v_old`')
    void allowLoss(String... objects) {
        def at = here('allowLoss')
        objects.each { String object -> allowedLosses << new AllowedLoss(at, object) }
    }

    @Word('it begins and ends transactions itself; each is a portion with a receipt of its own')
    void ownTransactions() {
        once('ownTransactions')
        ownTransactions = true
    }

    @Word('how to tell whether its effect is there, for a person who did it by hand')
    void verify(@DelegatesTo(value = CheckBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        verification = (Check) fill(new CheckBlock(source, once('verify'), id + '/verify', 'verify'), body).toStep()
    }

    Step toStep() {
        if ((text == null) == (file == null)) {
            source.problem(at, "sql `$name` needs either `statement` or `file`", "write `statement 'update …'` or `file 'sql/fix.sql'`")
        }
        new SqlStep(head(), Optional.ofNullable(text), Optional.ofNullable(file), allowedLosses, ownTransactions,
                Optional.ofNullable(verification))
    }
}
