package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report

/** A way back may undo what its run did, and must not weaken what was there before. */
class WeakeningWayBackSpec extends RunSpecification {

    def setup() {
        sql 'create table precious(a int not null, owner text)', 'create policy own on precious using (owner = current_user)'
    }

    def 'what the run changed is as it was again, without a word'() {
        when:
        def report = thereAndBack('alter policy own on precious using (true)', 'alter policy own on precious using (owner = current_user)', '')

        then:
        report.rollbackSteps()*.message() == ['done']
        report.catalogDiff().changed() == []
    }

    def 'what was there before the run stays as strong as it was, whatever is declared: #weakening'() {
        when:
        def report = thereAndBack('create table own()', "drop table own; $weakening",
                "allowLoss 'table public.own', 'policy public.precious.own', 'column public.precious.a'")

        then:
        report.rollbackSteps()*.message() == ["it would weaken $told, which the step does not declare with `allowLoss`, or which was there before this run; it was rolled back"]
        value("select attnotnull from pg_attribute where attrelid = 'precious'::regclass and attname = 'a'") == true

        where:
        weakening                                   || told
        'alter table precious alter a drop not null' || 'column public.precious.a (not null: yes → none)'
        'alter policy own on precious using (true)' || 'policy public.precious.own (definition: permissive for all to public using ((owner = CURRENT_USER)) → permissive for all to public using (true))'
    }

    private Report thereAndBack(String there, String back, String declared) {
        task """
            sql('there') { statement '$there'; allowLoss 'policy public.precious.own' }
            check('no') { query 'select 1'; expect { scalar == 2 } }
        """, "rollback { when { checkFails() }; option('A') { sql('back') { statement '$back'; $declared } } }"
        run()
    }
}
