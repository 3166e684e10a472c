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
    private HttpCall call
    private List<String> program
    private boolean tap

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
        if (text.empty) {
            source.problem(at, '`expect` asserts nothing', 'write what must hold, as `rows.empty` or `scalar == 0`')
        }
        expectation = new Expectation(at, text, new ExpectJudge(text, assertions))
    }

    @Word("the server's major version")
    void serverVersion(@DelegatesTo(value = ServerVersionBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new ServerVersionBlock(source, here('serverVersion')), body).toProbe())
    }

    @Word('tables have row level security and a policy')
    void rowLevelSecurity(@DelegatesTo(value = RowLevelSecurityBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new RowLevelSecurityBlock(source), body).toProbe())
    }

    @Word('nobody reads or writes rows of another tenant, proven by reading and by writes that are rolled back')
    void tenantIsolation(@DelegatesTo(value = TenantIsolationBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new TenantIsolationBlock(source, here('tenantIsolation')), body).toProbe())
    }

    @Word('foreign keys are there, validated, and have no orphans')
    void foreignKeys(@DelegatesTo(value = ForeignKeysBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new ForeignKeysBlock(source), body).toProbe())
    }

    @Word('what every row of tables must be like')
    void data(@DelegatesTo(value = DataBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new DataBlock(source, here('data')), body).toProbe())
    }

    @Word('how much of their numbers sequences have given out')
    void sequences(@DelegatesTo(value = SequencesBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new SequencesBlock(source, here('sequences')), body).toProbe())
    }

    @Word('how far databases and tables are from the wraparound of transaction ids')
    void wraparound(@DelegatesTo(value = WraparoundBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new WraparoundBlock(source, here('wraparound')), body).toProbe())
    }

    @Word('standbys, how far they are behind, and what replication slots retain')
    void replication(@DelegatesTo(value = ReplicationBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new ReplicationBlock(source, here('replication')), body).toProbe())
    }

    @Word('how many of the connections that there may be are taken')
    void connections(@DelegatesTo(value = ConnectionsBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new ConnectionsBlock(source, here('connections')), body).toProbe())
    }

    @Word('for how long others may run, wait and hold what they hold')
    void sessions(@DelegatesTo(value = SessionsBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new SessionsBlock(source, here('sessions')), body).toProbe())
    }

    @Word('how large the database and its tables are, and how much room is left')
    void sizes(@DelegatesTo(value = SizesBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new SizesBlock(source, here('sizes')), body).toProbe())
    }

    @Word('how long statements take on the average, as pg_stat_statements has it')
    void statements(@DelegatesTo(value = StatementsBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new StatementsBlock(source, here('statements')), body).toProbe())
    }

    @Word('configuration parameters of the server')
    void parameters(@DelegatesTo(value = ParametersBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new ParametersBlock(source, here('parameters')), body).toProbe())
    }

    @Word('what a role may do, and what it is')
    void privileges(String role, @DelegatesTo(value = PrivilegesBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new PrivilegesBlock(source, here('privileges'), role), body).toProbe())
    }

    @Word('every index is valid, every constraint validated, and no trigger disabled')
    void valid(@DelegatesTo(value = ValidBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        only(fill(new ValidBlock(source), body).toProbe())
    }

    @Word('catalog objects of these names are there, as `table public.note`')
    void objects(String... names) {
        only(new Probe.Objects(names.toList(), []))
    }

    @Word('catalog objects of these names are not there, as `table public.note`')
    void noObjects(String... names) {
        only(new Probe.Objects([], names.toList()))
    }

    @Word('an enum, by its name, has these labels in this order')
    void enumeration(String type, String... labels) {
        only(new Probe.Enumeration(type, labels.toList()))
    }

    @Word('extensions are installed; a name alone, or with the lowest version that is right, as `vector 0.7`')
    void extensions(String... names) {
        only(new Probe.Extensions(names.toList()))
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
        def at = once('program')
        if (!arguments || arguments[0].blank) {
            source.problem(at, '`program` names no program', "write `program 'pg_isready', '--quiet'`")
        }
        runs(at, arguments.toList())
    }

    @Word('a line for bash that only looks, where a program that fails in a pipe fails the whole')
    void shell(String line) {
        def at = once('shell')
        notBlank(line, 'shell')
        runs(at, Shell.of(line))
    }

    private void runs(Place at, List<String> arguments) {
        if (program != null) {
            source.problem(at, "check `$name` checks two things", 'make two checks of it, so that each has a result of its own')
        }
        program = arguments
    }

    @Word("the program's output is TAP, as of pgTAP and prove: a line that is not ok fails it, and so does having no plan or not following it")
    void tap() {
        tap = true
    }

    @Word('a file of statements that say PASS or FAIL in cells and notices, or ok and not ok as pgTAP; relative to the runbook')
    void script(String path, @DelegatesTo(value = ScriptBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        only(fill(new ScriptBlock(source, new SourceFile(here('script'), path)), body).toProbe())
    }

    @Word('a web server answers as it should, by its address')
    void http(String url, @DelegatesTo(value = HttpBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        answering(HttpBlock.address(url), body)
    }

    @Word('a web server answers as it should, by its address')
    void http(Secret url, @DelegatesTo(value = HttpBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        answering(HttpBlock.address(url), body)
    }

    private void answering(HttpCall.Address address, @DelegatesTo(value = HttpBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        call = fill(new HttpBlock(source, once('http'), 'GET', address), body).toCall()
    }

    @Word('a value that is read from the environment variable of this name, or from the file that NAME_FILE names')
    Secret secret(String name) {
        new Secret(name)
    }

    @Word('a file is there, relative to the runbook; with a pattern as its name, the newest that matches counts')
    void file(String path, @DelegatesTo(value = FileBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        notBlank(path, 'file')
        only(fill(new FileBlock(source, path), body).toProbe())
    }

    @Word('a dump in the custom format that somebody else has made, relative to the runbook; with a pattern as its name, the newest counts')
    void backupFile(String path, @DelegatesTo(value = BackupFileBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        notBlank(path, 'backupFile')
        only(fill(new BackupFileBlock(source, path), body).toProbe())
    }

    Step toStep() {
        if (program != null) {
            only(new Probe.Program(program, tap))
        } else if (tap) {
            source.problem(at, "check `$name` has no program", '`tap()` belongs to a `program` or a `shell`')
        }
        boolean asks = text != null || file != null || expectation != null
        boolean sets = asRole != null || !settings.empty
        if (sets && (call != null || !asks)) {
            source.problem(at, "check `$name` has no query", '`asRole` and `setting` belong to a `query`')
        }
        if (call != null) {
            only(httpProbe())
        } else if (asks) {
            only(queryProbe())
        } else if (probe == null && !sets) {
            source.problem(at, "check `$name` checks nothing", 'write `query` with `expect`, or a probe such as `serverVersion`')
        }
        new Check(head(), probe)
    }

    private Probe httpProbe() {
        if (call.body().present) {
            source.problem(call.at(), 'a check only looks, and sends nothing', 'make a step `http` of it')
        }
        if (text != null || file != null) {
            source.problem(at, "check `$name` checks two things", 'make two checks of it, so that each has a result of its own')
        }
        if (!call.values().empty && expectation == null) {
            source.problem(call.at(), '`value` names something that no `expect` looks at', "write `expect { row.${call.values()[0].name()} > 0 }`")
        }
        new Probe.Http(call, Optional.ofNullable(expectation))
    }

    private Probe queryProbe() {
        if ((text == null) == (file == null)) {
            source.problem(at, "check `$name` needs either `query` or `queryFile`", 'an `expect` judges one query')
        }
        if (expectation == null) {
            source.problem(at, "check `$name` has a query but no `expect`", 'a query proves nothing by itself; write `expect { rows.empty }`')
        }
        new Probe.Query(Optional.ofNullable(text), Optional.ofNullable(file), Optional.ofNullable(asRole), settings, expectation)
    }

    private void only(Probe next) {
        if (probe != null) {
            source.problem(at, "check `$name` checks two things", 'make two checks of it, so that each has a result of its own')
        }
        probe = next
    }
}
