package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** The steps that stop writes into a database and allow them again, by `default_transaction_read_only`. */
@CompileStatic
final class Writes {

    private static final String SET = '''\
        do $$ begin
          execute format('alter database %I set default_transaction_read_only = on', current_database());
        end $$'''.stripIndent()

    private static final String RESET = '''\
        do $$ begin
          execute format('alter database %I reset default_transaction_read_only', current_database());
        end $$'''.stripIndent()

    /** A session keeps the setting that it began with; those of this run name themselves after it. */
    private static final String OTHERS = '''\
        from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
          and application_name <> current_setting('application_name')'''.stripIndent()

    private static final String SETTING = '''\
        select coalesce(bool_or(setting = 'default_transaction_read_only=on'), false)
        from pg_db_role_setting s
        join pg_database d on d.oid = s.setdatabase
        cross join unnest(s.setconfig) as setting
        where d.datname = current_database() and s.setrole = 0'''.stripIndent()

    private Writes() {
    }

    static Step forbid(StepHead head) {
        sql(head, SET)
    }

    static Step endSessions(StepHead head) {
        sql(head, 'select pg_terminate_backend(pid) ' + OTHERS)
    }

    static Step forbidden(StepHead head) {
        check(head, "select (\n$SETTING\n) as stopped", ['scalar == true'])
    }

    static Step allow(StepHead head) {
        sql(head, RESET)
    }

    static Step allowed(StepHead head) {
        check(head, "select not (\n$SETTING\n) as allowed", ['scalar == true'])
    }

    private static Step sql(StepHead head, String text) {
        new SqlStep(head, Optional.of(text), Optional.<SourceFile> empty(), [], false, Optional.<Check> empty())
    }

    private static Step check(StepHead head, String query, List<String> assertions) {
        def judge = { Result result ->
            def holds = result.rows()[0][0] == true
            [new Expectation.Finding(assertions[0], holds, holds ? '' : 'it is not so')]
        } as Expectation.Judge
        new Check(head, new Probe.Query(Optional.of(query), Optional.<SourceFile> empty(), Optional.<String> empty(), [],
                new Expectation(head.at(), assertions, judge)))
    }
}
