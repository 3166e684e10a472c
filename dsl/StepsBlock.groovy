package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic
import groovy.transform.NamedParam
import groovy.transform.NamedParams

import java.time.Duration

/** The words that declare steps: in a task, in a rollback, in a verification. */
@CompileStatic
abstract class StepsBlock extends Block {

    protected final List<Step> steps = []
    private final String owner

    protected StepsBlock(RunbookSource source, String owner) {
        super(source)
        this.owner = owner
    }

    @Word('something that must be so, asked of the database, a program, a web server or a file; it changes nothing')
    void check(String name, @DelegatesTo(value = CheckBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new CheckBlock(source, here('check'), stepId(name), name), body).toStep()
    }

    @Word('a check that must hold over a time, looked at again and again')
    void watch(String name, @DelegatesTo(value = WatchBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new WatchBlock(source, here('watch'), stepId(name), name), body).toStep()
    }

    @Word('SQL that changes the database, in one transaction with its receipt')
    void sql(String name, @DelegatesTo(value = SqlBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new SqlBlock(source, here('sql'), stepId(name), name), body).toStep()
    }

    @Word('apply the pending migrations, each in a transaction of its own')
    void migrate(String name, @DelegatesTo(value = MigrateBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        steps << fill(new MigrateBlock(source, here('migrate'), stepId(name), name), body).toStep()
    }

    @Word('apply the pending migrations, each in a transaction of its own')
    void migrate(@DelegatesTo(value = MigrateBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        migrate('migrate', body)
    }

    @Word('revert the migrations above a version, newest first')
    void migrateBack(@NamedParams([@NamedParam(value = 'to', type = String, required = true)]) Map<String, String> version) {
        def at = here('migrateBack')
        steps << new MigrateBack(head(at, 'migrateBack'), new SourceName(at, version.to))
    }

    @Word('a proven copy of the database')
    void backup(String name, @DelegatesTo(value = BackupBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        steps << fill(new BackupBlock(source, here('backup'), stepId(name), name), body).toStep()
    }

    @Word('a proven copy of the database')
    void backup(@DelegatesTo(value = BackupBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        backup('backup', body)
    }

    @Word('a change of many rows, a range of keys at a time, each range a transaction')
    void batch(String name, @DelegatesTo(value = BatchBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new BatchBlock(source, here('batch'), stepId(name), name), body).toStep()
    }

    @Word('queries whose times are measured, and compared with those of a baseline')
    void benchmark(String name, @DelegatesTo(value = BenchmarkBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new BenchmarkBlock(source, here('benchmark'), stepId(name), name), body).toStep()
    }

    @Word('put a backup of this run in the place of the database')
    void restore(String backup) {
        def at = here('restore')
        steps << new Restore(head(at, 'restore'), new SourceName(at, backup), false)
    }

    @Word('put a dump of this run back into the database itself, from which all that it holds must be gone')
    void restoreInto(String backup) {
        def at = here('restoreInto')
        steps << new Restore(head(at, 'restoreInto'), new SourceName(at, backup), true)
    }

    @Word('the catalog or the row counts as they are now, for a later `compare`')
    void snapshot(String name, @DelegatesTo(value = SnapshotBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new SnapshotBlock(source, here('snapshot'), stepId(name), name), body).toStep()
    }

    @Word('the database now against a snapshot')
    void compare(String snapshot, @DelegatesTo(value = CompareBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        def at = here('compare')
        steps << fill(new CompareBlock(source, at, stepId('compare ' + snapshot), snapshot), body).toStep()
    }

    @Word('a look at the SQL files that the run will apply, for what is dangerous in them')
    void lint(String name, @DelegatesTo(value = LintBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        steps << fill(new LintBlock(source, here('lint'), stepId(name), name), body).toStep()
    }

    @Word('a look at the SQL files that the run will apply, for what is dangerous in them')
    void lint(@DelegatesTo(value = LintBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        lint('lint', body)
    }

    @Word('the target is as the files say, and as Gonogo left it')
    void drift(@DelegatesTo(value = DriftBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        steps << fill(new DriftBlock(source, here('drift'), stepId('drift'), 'drift'), body).toStep()
    }

    @Word('a request to a web server')
    void http(String name, @DelegatesTo(value = HttpStepBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new HttpStepBlock(source, here('http'), stepId(name), name), body).toStep()
    }

    @Word('waits until a time, for a while, or for a word')
    void hold(String name, @DelegatesTo(value = HoldBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new HoldBlock(source, here('hold'), stepId(name), name), body).toStep()
    }

    @Word('a message to people who are not at the console')
    void announce(String name, @DelegatesTo(value = AnnounceBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new AnnounceBlock(source, here('announce'), stepId(name), name), body).toStep()
    }

    @Word('nobody but Gonogo may write into the database: new sessions by default, and those that are there are ended')
    void stopWrites() {
        def at = here('stopWrites')
        steps << Writes.forbid(StepHead.of(at, stepId('stop writes'), 'stop writes'))
        steps << Writes.endSessions(StepHead.of(at, stepId('end sessions'), 'end sessions'))
        steps << Writes.forbidden(StepHead.of(at, stepId('writes are stopped'), 'writes are stopped'))
    }

    @Word('everybody may write into the database again, as before `stopWrites()`')
    void allowWrites() {
        def at = here('allowWrites')
        steps << Writes.allow(StepHead.of(at, stepId('allow writes'), 'allow writes'))
        steps << Writes.allowed(StepHead.of(at, stepId('writes are allowed'), 'writes are allowed'))
    }

    @Word('something that only a person can do, and confirms')
    void manual(String name, @DelegatesTo(value = ManualBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new ManualBlock(source, here('manual'), stepId(name), name), body).toStep()
    }

    @Word('a question whose answer is recorded')
    void ask(String name, @DelegatesTo(value = AskBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new AskBlock(source, here('ask'), stepId(name), name), body).toStep()
    }

    @Word('a program, started without a shell')
    void command(String name, @DelegatesTo(value = CommandBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        steps << fill(new CommandBlock(source, here('command'), stepId(name), name), body).toStep()
    }

    @Word('forward, back and forward again on a clone of the target, compared with the state before')
    void rehearse(String name, @DelegatesTo(value = RehearseBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        steps << fill(new RehearseBlock(source, here('rehearse'), stepId(name), name), body).toStep()
    }

    @Word('forward, back and forward again on a clone of the target, compared with the state before')
    void rehearse(@DelegatesTo(value = RehearseBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        rehearse('rehearse', body)
    }

    @Word('a rehearsal by `gonogo rehearse` of the very changes that are pending here, and not older than this')
    void rehearsed(@NamedParams([@NamedParam(value = 'within', type = Duration, required = true)]) Map<String, Duration> age) {
        def at = here('rehearsed')
        steps << new Rehearse(head(at, 'rehearsed'), Optional.empty(), Optional.empty(), Optional.of(age.within))
    }

    protected String stepId(String name) {
        StepId.of(owner, name)
    }

    private StepHead head(Place at, String name) {
        StepHead.of(at, stepId(name), name)
    }
}
