package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.trail.StepRecord

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

class SnapshotCompareSpec extends RunSpecification {

    def setup() {
        sql 'create table t(a int)', 'insert into t values (1)', 'create view v as select a from t'
    }

    def 'a snapshot keeps what there is'() {
        when:
        task "snapshot('before') { catalog(); rowCounts() }"
        def report = run()

        then:
        step(report, 'T-1/before').message() == '6 catalog objects, 1 rows in 1 tables'
        evidence(report, 'T-1/before/row-counts.json').rows == ['public.t': 1]
        evidence(report, 'T-1/before/catalog.json').objects.keySet() ==
                ['column public.t.a', 'column public.v.a', 'extension plpgsql', 'schema public', 'table public.t', 'view public.v'] as Set
    }

    def 'after #statement, the comparison of #what is #state'() {
        when:
        def compared = compare(statement, what)

        then:
        compared.state() == state
        compared.message() == told

        where:
        statement                             | what                                        || state  | told
        'select 1'                            | 'catalogUnchanged(); rowCountsUnchanged()'  || PASSED | 'as in snapshot `before`'
        'insert into t values (2)'            | 'rowCountsUnchanged()'                      || FAILED | 'rows of public.t: 1 → 2'
        'alter table t add b int'             | 'rowCountsUnchanged()'                      || PASSED | 'as in snapshot `before`'
        'alter table t add b int'             | 'catalogUnchanged()'                        || FAILED | 'column public.t.b is new'
        'alter table t add b int; delete from t' | 'catalogUnchanged(); rowCountsUnchanged()' || FAILED | 'rows of public.t: 1 → 0; column public.t.b is new'
    }

    def 'the history of migrations and receipts change by themselves and are not compared'() {
        given:
        file('migrations/1_a.sql', 'insert into t values (2); delete from t where a = 2;')
        task """
            snapshot('before') { rowCounts() }
            migrate()
            compare('before') { rowCountsUnchanged() }
        """, "migrations('migrations')"
        sql 'create table schema_migrations(version text primary key)'

        expect:
        run().steps()*.state().every { it == PASSED }
    }

    def 'what was not kept, or was changed since, cannot be compared with: #what'() {
        given:
        task """
            snapshot('before') { $kept }
            manual('wait') {}
            compare('before') { catalogUnchanged() }
        """, "target('nowhere') { url secret('SPEC_DB') }"

        when:
        def report = run(RunRequest.on('db'), { Question question ->
            if (tampered) {
                folder.toFile().eachFileRecurse { if (it.name == 'catalog.json') { it << ' ' } }
            }
            question.step() == 'T-1/wait' ? Optional.of(new Answer('ana', '', 'yes', '', false)) : Optional.empty()
        } as Prompt)

        then:
        step(report, 'T-1/compare-before').state() == BROKEN
        step(report, 'T-1/compare-before').message() == 'snapshot `before` has no intact catalog.json'

        where:
        what                  | kept                          | tampered
        'another part'        | 'rowCounts()'                 | false
        'not on this target'  | "catalog(); onlyOn 'nowhere'" | false
        'changed evidence'    | 'catalog()'                   | true
    }

    def 'of two snapshots of one name the last one counts'() {
        given:
        runbook """
            task('T-1', 'one') { snapshot('before') { rowCounts() } }
            task('T-2', 'two') { sql('more') { statement 'insert into t values (2)' }
                                 snapshot('before') { rowCounts() }
                                 compare('before') { rowCountsUnchanged() } }
        """

        expect:
        step(run(), 'T-2/compare-before').state() == PASSED
    }

    def 'a password that is a word of the catalog does not make everything different'() {
        given:
        def role = "words_${System.nanoTime()}"
        sql "create role $role superuser login password 'postgres'"
        task """
            snapshot('before') { catalog() }
            compare('before') { catalogUnchanged() }
        """, "target('words') { url 'postgresql://$role:postgres@${SharedServer.url(database).replaceFirst('.*@', '')}' }"

        expect:
        step(run(RunRequest.on('words')), 'T-1/compare-before').state() == PASSED

        cleanup:
        sql "drop role $role"
    }

    private StepRecord compare(String statement, String what) {
        task """
            snapshot('before') { catalog(); rowCounts() }
            sql('change') { statement '$statement' }
            compare('before') { $what }
        """, "target('nowhere') { url secret('SPEC_DB') }"
        step(run(), 'T-1/compare-before')
    }
}
