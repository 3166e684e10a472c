package dev.gonogo.plan

import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.postgres.LendingPooler

class PreflightSpec extends RunSpecification {

    String role = "plain_${System.nanoTime()}"

    def setup() {
        sql "create role $role login password 'sesame-17'"
        file('migrations/1_a.sql', 'create table a();')
    }

    def cleanup() {
        sql "drop owned by $role", "drop role $role"
    }

    def 'what the role lacks for #step is told, and refuses the run'() {
        expect:
        findings(step, backups)*.message().any { it.contains("role `$role` may not create databases") } == lacks

        where:
        step                                        | backups     || lacks
        'rehearse()'                                | 'CLONE'     || true
        "backup('b') { prove READ }"                | 'CLONE'     || true
        "backup('b') { onlyOn 'db' }"               | 'CLONE'     || false
        "backup('b') { prove READ }"                | 'PG_DUMP'   || false
    }

    def 'a pg_dump that is too old or missing is told before anything runs'() {
        given: 'a server that is newer than any pg_dump of this machine'
        def newest = value('select current_setting(\'server_version_num\')::int / 10000') as int

        expect:
        findings("backup('b') { prove READ }", 'PG_DUMP')*.message().any { it.startsWith("there is no pg_dump of version $newest or newer") } ==
                dev.gonogo.postgres.Dump.missing("$newest").present
    }

    def 'a role that may not even read which cluster this is can still plan'() {
        given:
        sql "revoke execute on function pg_control_system() from public"

        when:
        def plan = planned("check('c') { serverVersion { atLeast 15 } }", 'CLONE')

        then:
        plan.target().systemIdentifier() == 'unknown'
        plan.target().role() == role
        plan.blockers().empty

        cleanup:
        sql "grant execute on function pg_control_system() to public"
    }

    def 'a pooler that shares sessions refuses the run, as a finding'() {
        given:
        def pooler = new LendingPooler(value('select current_database()') as String, LendingPooler.Lending.LAST,
                '-c lock_timeout=5s -c statement_timeout=10min -c client_connection_check_interval=500')
        task "check('c') { serverVersion { atLeast 15 } }", "target('pooled') { url '${pooler.url()}'; lockTimeout 5.seconds; statementTimeout 10.minutes }"

        when:
        def blockers = gonogo().plan(compiled(), Optional.of('pooled')).blockers()

        then:
        blockers*.message().any { it.startsWith('a pooler between Gonogo and PostgreSQL') }
        blockers*.hint().any { it.contains('session mode') }

        cleanup:
        pooler?.close()
    }

    private List<Plan.Finding> findings(String step, String backups) {
        def findings = planned(step, backups).findings()
        assert findings.every { it.blocks() && it.hint() }
        findings
    }

    private Plan planned(String step, String backups) {
        def url = SharedServer.url(database).replaceFirst('//.*@', "//$role:sesame-17@")
        task step, "migrations('migrations'); target('plain') { url '$url'; backups $backups }"
        gonogo().plan(compiled(), Optional.of('plain'))
    }
}
