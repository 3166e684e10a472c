package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.model.RunbookProblems
import dev.gonogo.plan.Json
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WARNED

/** `lint` as a step: what it finds stops the run, unless the runbook says why it may pass. */
class LintStepSpec extends RunSpecification {

    static final String HEAD = "migrations('migrations') { history 'schema_migrations' }"

    def setup() {
        file('migrations/001_made.sql', 'create table public.t (id bigint primary key, a varchar(50));')
        file('rollback/001_made.sql', 'drop table public.t;')
    }

    def 'a migration that hurts is NO-GO, and what was found is evidence'() {
        given:
        apply()
        file('migrations/002_index.sql', 'create index t_a on public.t (a);')

        when:
        def report = lintAndMigrate('lint()')

        then:
        step(report).state() == FAILED
        step(report).message() ==~ /1 error, 1 note; first migrations\/002_index.sql:1:1: `CREATE INDEX` on `public.t` without CONCURRENTLY .*\[index-not-concurrent]/
        evidence(report).findings*.rule.contains('index-not-concurrent')
        evidence(report).files*.risk == ['HIGH']
        report.verdict() == Verdict.Decided.NO_GO
    }

    def 'what the runbook allows passes, with its reason'() {
        given:
        apply()
        file('migrations/002_index.sql', 'create index t_a on public.t (a);')

        when:
        def report = lintAndMigrate("lint { allow 'index-not-concurrent', 'the table has ten rows' }")

        then:
        step(report).state() == PASSED
        evidence(report).suppressed*.reason == ['the table has ten rows']
        report.verdict() == Verdict.Decided.GO
    }

    def '#sql with #block is #state'() {
        given:
        apply()
        file('migrations/002_next.sql', sql)

        expect:
        step(lintAndMigrate(block)).state() == state

        where:
        sql                                               | block                                          || state
        'alter table public.t add column b int;'          | 'lint()'                                       || PASSED
        'alter table public.t add column b int;'          | 'lint { failOn INFO }'                         || FAILED
        'alter table public.t add column if not exists b int;' | 'lint()'                                  || WARNED
        'alter table public.t add column if not exists b int;' | 'lint { failOn WARNING }'                 || FAILED
        'alter table public.t alter a type varchar(100);' | 'lint()'                                       || PASSED
        'alter table public.t add column b int;'          | "lint { allow 'truncate', 'it is filled anew' }" || WARNED
    }

    def 'what is applied already is not told of again'() {
        given:
        file('migrations/002_index.sql', 'create table public.u (id int); create index on public.t (a);')
        apply()

        expect:
        step(lintAndMigrate('lint()')).state() == PASSED
    }

    def 'a rule that is none is a problem of the runbook'() {
        given:
        task "lint { allow 'indx-not-concurrent', 'so be it' }", HEAD

        when:
        compiled()

        then:
        def found = thrown(RunbookProblems)
        found.problems()*.message() == ['lint has no rule `indx-not-concurrent`']
        found.problems()[0].at().line() == 8
    }

    def 'the plan counts what lint finds, names the worst, and weighs each file that will run'() {
        given:
        apply()
        file('migrations/002_type.sql', 'alter table public.t alter a type int using a::int; alter table public.t rename a to b;')
        task 'lint(); migrate()', HEAD

        when:
        def lint = plan().lint()

        then:
        lint.errors() == 2
        lint.worst().take(2) as Set == ['change-type', 'rename-column'] as Set
        lint.files()*.file() == ['migrations/002_type.sql']
        lint.files()*.risk()*.name() == ['HIGH']
        Json.read(Json.file(plan()), Map).lint.files[0].kind == 'MODIFYING'
    }

    private void apply() {
        task 'migrate()', HEAD
        assert run().verdict() == Verdict.Decided.GO
    }

    private Report lintAndMigrate(String block) {
        task "$block\nmigrate()", HEAD
        run(RunRequest.on('db'))
    }

    private static step(Report report) {
        report.steps().find { it.id() == 'T-1/lint' }
    }

    private Map evidence(Report report) {
        evidence(report, 'T-1/lint/lint.json')
    }
}
