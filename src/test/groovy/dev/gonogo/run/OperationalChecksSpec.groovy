package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.trail.Report
import dev.gonogo.trail.StepRecord

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** How full, busy, old and large a server is: each limit where it holds, where it does not, and where nobody can tell. */
class OperationalChecksSpec extends RunSpecification {

    Report report

    def 'of sequences the one that is used most counts, by what its column can hold: #what'() {
        given:
        sql(*statements)

        when:
        def checked = check("sequences { below 80.percent; $words }")

        then:
        checked.state() == state
        checked.message() ==~ told

        where:
        what                      | statements                                                                              | words                     || state  | told
        'none'                    | []                                                                                      | ''                        || PASSED | /no used/
        'fresh ones'              | ['create table t(id int generated always as identity)']                                 | ''                        || PASSED | /used of public.t_id_seq: 0 %/
        'a full column'           | ['create table t(id serial)', "select setval('t_id_seq', 2000000000)"]                   | ''                        || FAILED | /used of public.t_id_seq: 93.1 %, wanted below 80 % \(of t.id\)/
        'a column too narrow'     | ['create sequence s', "create table t(id smallint default nextval('s'))", "select setval('s', 32000)"] | ''         || FAILED | /used of public.s: 97.7 %, .*\(of t.id\)/
        'a descending one'        | ['create sequence s increment -1 minvalue -100 maxvalue -1', "select setval('s', -90)"]  | ''                        || FAILED | /used of public.s: 89.9 %, .*/
        'one that begins again'   | ['create sequence s maxvalue 10 cycle', "select setval('s', 10)"]                        | ''                        || PASSED | /no used/
        'one that does not count' | ['create sequence s maxvalue 10', "select setval('s', 10)"]                              | "except 'public.s'"       || PASSED | /no used/
        'just at the limit'       | ['create sequence s minvalue 0 maxvalue 100 start 0', "select setval('s', 80)"]          | ''                        || FAILED | /used of public.s: 80 %, wanted below 80 %.*/
    }

    def 'a sequence that the role cannot read is not taken for one that is fresh'() {
        given:
        sql 'create sequence s maxvalue 10', "select setval('s', 10)"

        expect:
        asReader('', "sequences { below 80.percent }") { checked ->
            assert checked.state() == BROKEN
            assert checked.message() == '`used` of public.s cannot be told (of)'
        }
    }

    def 'the age of transaction ids is a share of what there is'() {
        expect:
        check('wraparound { below 50.percent }').message() ==~ /age of \S+: [0-9.]+ %/
        check('wraparound { below 0.percent }').message() ==~ /age of \S+: [0-9.]+ %, wanted below 0 %.*/
    }

    def 'no standby is not a standby that has caught up'() {
        expect:
        check('replication { standbys 0 }').message() == 'standbys: 0'
        check('replication { standbys 1 }').message() == 'standbys: 0, wanted at least 1'
        check('replication { lag 10.seconds }').message() == 'there is no standby'
        check('replication { retained 1.gb }').message() == 'no retained'
    }

    def 'connections are counted against what there may be: of the server, the database, the role and the pool'() {
        given:
        def name = value('select current_database()')
        def others = (1..3).collect { database.open() }

        expect:
        check('connections { below 90.percent }').message() ==~ /used of the server: [0-9.]+ %/
        check('connections { below 0.percent }').state() == FAILED

        when:
        sql "alter database $name connection limit 5"

        then:
        check('connections { below 80.percent }').message() ==~ /used of database $name: [0-9.]+ %, wanted below 80 % \([45] of 5\)/

        when:
        sql "alter database $name connection limit -1"
        others[0].execute("set application_name = 'web'")
        others[0].begin()
        others[0].query('select 1')

        then:
        check("connections { below 90.percent; pool 'web', 10 }").message() ==~ /used of .*; busy of web: 1/
        check("connections { below 90.percent; pool 'web', 1 }").message() == 'busy of web: 1, wanted below 0.9 (1 sessions)'
        check("connections { below 90.percent; pool 'worker', 1 }").state() == PASSED

        cleanup:
        others*.close()
    }

    def 'sessions that run, hold and wait are told'() {
        given:
        sql 'create table t(a int)'
        def holder = database.open()
        def waiter = database.open()

        expect:
        check('sessions { statement 1.minute; transaction 1.minute; idleInTransaction 1.second; lockWait 1.second; prepared 1.second }').message() ==~
                /no statement; no transaction; no idle in transaction; no lock wait; no prepared/
        check("sessions { unlocked 'public.t' }").message() == 'no lock of public.t'

        when:
        holder.execute("set application_name = 'holder'")
        holder.begin()
        holder.execute('lock table t in share row exclusive mode')
        def waiting = Thread.start {
            try {
                waiter.execute("set lock_timeout = '30s'")
                waiter.execute('alter table t add b int')
            } catch (RuntimeException ended) {
                assert ended
            }
        }
        until { value("select count(*) from pg_locks where not granted and relation = 't'::regclass") == 1 }

        then:
        check('sessions { idleInTransaction 1.ms }').message() ==~ /idle in transaction of holder: .* s, wanted below 0.001 s \(process \d+ of \w+: lock table t .*/
        check('sessions { transaction 1.ms }').message().contains('transaction of holder')
        check('sessions { lockWait 1.ms }').message() ==~ /lock wait of spec: .*behind \d+: alter table t add b int\)/
        check("sessions { statement 1.ms }").message().contains('alter table t add b int')
        check("sessions { unlocked 'public.t' }").message().contains('lock of public.t: 1, wanted at most 0 (holder, process')
        check("sessions { idleInTransaction 1.ms; except 'holder' }").state() == PASSED

        cleanup:
        holder.rollback()
        waiting.join()
        [holder, waiter]*.close()
    }

    def 'who is not shown what others do does not see that nobody does anything'() {
        expect:
        asReader('', 'sessions { statement 1.minute }') { checked ->
            assert checked.state() == BROKEN
            assert checked.message() == 'this role is not shown what others do; `grant pg_read_all_stats` to it lets it be'
        }
        asReader('pg_read_all_stats', 'sessions { statement 1.minute }') { checked -> assert checked.state() == PASSED }
    }

    def 'sizes are of the database, of every table or of one'() {
        given:
        sql 'create table t as select generate_series(1, 10000) as a'

        expect:
        check('sizes { database 1.gb; table 10.mb }').message() ==~ /database of \S+: [0-9.]+ MB; table of public.t: [0-9.]+ kB/
        check('sizes { table 1.kb }').message() ==~ /table of public.t: [0-9.]+ kB, wanted below 1.0 kB .*/
        check("sizes { table 'public.t', 1.gb }").state() == PASSED
        check("sizes { table 'public.gone', 1.gb }").message() == 'there is no table public.gone'
    }

    def 'room is known on the machine of the server, and nowhere else'() {
        expect:
        check('sizes { free 1.mb }').message() ==~ /free of \S+: [0-9.]+ .B/
        check('sizes { free 900000000.gb }').state() == FAILED
        asReader('', 'sizes { free 1.mb }') { checked -> assert checked.state() == BROKEN }
    }

    def 'statistics that are not there are no good statistics'() {
        expect:
        check('statements { mean 500.ms }').state() == BROKEN
        check('statements { mean 500.ms }').message().startsWith('pg_stat_statements is not in this database')
    }

    def 'parameters are what they should be: #words'() {
        when:
        def checked = check("parameters { $words }")

        then:
        checked.message() == told
        checked.state() == state

        where:
        words                                        || state  | told
        "same 'server_encoding', 'UTF8'; noPendingRestart()" || PASSED | 'the parameters are as they should be'
        "same 'wal_level', 'logical'"                || FAILED | 'wal_level is replica, wanted is logical'
        "atLeast 'max_connections', 10"              || PASSED | 'the parameters are as they should be'
        "atLeast 'max_connections', 100000"          || FAILED | "max_connections is ${dev.gonogo.SharedServer.newDatabase().open().withCloseable { it.query('show max_connections').single() }}, wanted is at least 100000"
        "atLeast 'work_mem', 1.mb"                   || PASSED | 'the parameters are as they should be'
        "atLeast 'work_mem', 1.gb"                   || FAILED | 'work_mem is 4MB, wanted is at least 1.0 GB'
        "atMost 'checkpoint_timeout', 10.minutes"    || PASSED | 'the parameters are as they should be'
        "atMost 'idle_session_timeout', 1.hour"      || FAILED | 'idle_session_timeout is 0, which is no limit at all'
        "atLeast 'work_mem', 1.second"               || BROKEN | 'work_mem is 4MB, which cannot be compared with 1 s'
        "atMost 'lock_timeout', 1.hour"              || BROKEN | 'lock_timeout is set by Gonogo in its own sessions, which tells nothing of others'
        "same 'work_men', '4MB'"                     || FAILED | 'there is no parameter work_men'
    }

    def 'extensions are installed, and new enough: #names'() {
        when:
        def checked = check("extensions $names")

        then:
        checked.message() ==~ told
        checked.state() == state

        where:
        names                     || state  | told
        "'plpgsql', 'plpgsql 1'"  || PASSED | /2 extensions are installed/
        "'plpgsql 2.0'"           || FAILED | /extension plpgsql is 1.0, wanted is 2.0 at least/
        "'no_such_thing'"         || FAILED | /extension no_such_thing is not installed, and the server does not have it/
    }

    def 'a role may and is: #words'() {
        given:
        def role = "clerk_${System.nanoTime()}"
        sql "create role $role login", 'create table t(a int)', "grant select on t to $role", "grant usage on schema public to $role"

        when:
        def checked = check("privileges('$role') { $words }")

        then:
        checked.message() == told.replace('ROLE', "role `$role`")
        checked.state() == state

        cleanup:
        sql "drop owned by $role", "drop role $role"

        where:
        words                                                                           || state  | told
        "may 'select', 'public.t'; may 'usage', 'schema public'; mayNot 'delete', 't'"  || PASSED | 'ROLE is and may what it should, and no more of what was asked'
        "attribute 'login'; noAttribute 'superuser', 'bypassrls'"                       || PASSED | 'ROLE is and may what it should, and no more of what was asked'
        "may 'insert', 'public.t'"                                                      || FAILED | 'ROLE may not insert on public.t'
        "mayNot 'select', 'public.t'"                                                   || FAILED | 'ROLE may select on public.t'
        "attribute 'superuser'; noAttribute 'login'"                                    || FAILED | 'ROLE is not superuser; ROLE is login'
        "may 'select', 'public.gone'"                                                   || BROKEN | 'relation "public.gone" does not exist (SQLSTATE 42P01)'
        "may 'fly', 'public.t'"                                                         || BROKEN | 'unrecognized privilege type: "fly" (SQLSTATE 22023)'
    }

    def 'a limit that limits nothing is a mistake: #words'() {
        when:
        check(words)

        then:
        def refused = thrown dev.gonogo.model.RunbookProblems
        refused.message.contains(told)

        where:
        words                                      || told
        'sequences { }'                            || '`sequences` is right whatever there is'
        "connections { pool 'web', 5 }"            || '`pool` stands before `below`'
        'parameters { }'                           || '`parameters` is right whatever they are'
        "privileges('app') { attribute 'flying' }" || '`flying` is no attribute of a role'
        'sequences { below 80 }'                   || '`below` takes a share such as `10.percent`, not a number'
        'sizes { database 100 }'                   || '`database` takes a size such as `100.kb`, not a number'
        'data { }'                                 || '`data` is right whatever the rows are'
        "data { condition 'a > 1' }"                   || '`data` does not say which tables it is about'
    }

    private void asReader(String granted, String words, Closure<?> judged) {
        def role = "reader_${System.nanoTime()}"
        sql "create role $role login password 'secret-of-spec'"
        if (granted) {
            sql "grant $granted to $role"
        }
        try {
            task("check('c') { $words }", "target('reader') { url 'postgresql://$role:secret-of-spec@${SharedServer.url(database).replaceFirst('.*@', '')}' }")
            judged(step(run(RunRequest.on('reader')), 'T-1/c'))
        } finally {
            sql "drop owned by $role", "drop role $role"
        }
    }

    private static void until(Closure<Boolean> holds) {
        while (!holds()) {
            Thread.onSpinWait()
        }
    }

    private StepRecord check(String words) {
        task("check('c') { $words }")
        report = run()
        step(report, 'T-1/c')
    }
}
