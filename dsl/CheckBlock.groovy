package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `check('name') { … }`: one probe, and what must hold of it. */
@CompileStatic
class CheckBlock extends SkippableBlock {

    private Probe probe
    private String text
    private SourceFile file
    private String asRole
    private final List<Probe.Setting> settings = []
    private Expectation expectation

    CheckBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('the query whose result is judged by `expect`')
    void query(String sql) {
        once('query')
        notBlank(sql, 'query')
        text = sql
    }

    @Word('a file with the query, relative to the runbook')
    void queryFile(String path) {
        file = new SourceFile(once('queryFile'), path)
    }

    @Word('read as this role')
    void asRole(String role) {
        once('asRole')
        asRole = role
    }

    @Word("set a configuration parameter for the query's transaction")
    void setting(String name, String value) {
        settings << new Probe.Setting(name, value)
    }

    @Word('what must hold: each line is an assertion over `rows`, `row`, `scalar` and `elapsed`')
    void expect(@DelegatesTo(value = ExpectBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> assertions) {
        expect([], assertions)
    }

    /** What the compiler makes of {@code expect}: the assertions' text goes with their code. */
    void expect(List<String> text, @DelegatesTo(value = ExpectBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> assertions) {
        def at = once('expect')
        if (!text) {
            source.problem(at, '`expect` asserts nothing', 'write what must hold, as `rows.empty` or `scalar == 0`')
        }
        expectation = new Expectation(at, text, { Result result -> ExpectBlock.judge(result, text, assertions) } as Expectation.Judge)
    }

    @Word("the server's major version")
    void serverVersion(@DelegatesTo(value = ServerVersionBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new ServerVersionBlock(source, here('serverVersion')), body).toProbe())
    }

    @Word('tables have row level security and a policy')
    void rowLevelSecurity(@DelegatesTo(value = RowLevelSecurityBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new RowLevelSecurityBlock(source), body).toProbe())
    }

    @Word('foreign keys are there, validated, and have no orphans')
    void foreignKeys(@DelegatesTo(value = ForeignKeysBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new ForeignKeysBlock(source), body).toProbe())
    }

    @Word('constraints of these names exist and are validated')
    void constraints(String... names) {
        only(new Probe.Constraints(names.toList()))
    }

    @Word('views of these names, with their schema, exist and can be read')
    void views(String... names) {
        only(new Probe.Views(names.toList()))
    }

    @Word('a program that only looks, and its arguments; exit status 0 means that all is well')
    void program(String... arguments) {
        def at = here('program')
        if (!arguments || arguments[0].blank) {
            source.problem(at, '`program` names no program', "write `program 'pg_isready', '--quiet'`")
        }
        only(new Probe.Program(arguments.toList()))
    }

    Step toStep() {
        if (text != null || file != null || expectation) {
            only(queryProbe())
        } else if (asRole || settings) {
            source.problem(at, "check `$name` has no query", '`asRole` and `setting` belong to a `query`')
        } else if (!probe) {
            source.problem(at, "check `$name` checks nothing", 'write `query` with `expect`, or a probe such as `serverVersion`')
        }
        new Check(head(), probe)
    }

    private Probe queryProbe() {
        if ((text == null) == (file == null)) {
            source.problem(at, "check `$name` needs either `query` or `queryFile`", 'an `expect` judges one query')
        }
        if (!expectation) {
            source.problem(at, "check `$name` has a query but no `expect`", 'a query proves nothing by itself; write `expect { rows.empty }`')
        }
        new Probe.Query(Optional.ofNullable(text), Optional.ofNullable(file), Optional.ofNullable(asRole), settings, expectation)
    }

    private void only(Probe next) {
        if (probe) {
            source.problem(at, "check `$name` checks two things", 'make two checks of it, so that each has a result of its own')
        }
        probe = next
    }
}
