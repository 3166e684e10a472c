package dev.gonogo.sql.lint

import dev.gonogo.plan.Json

/** Reports for people and for programs. */
class LintOutputSpec extends LintSpecification {

    static final String SQL = '''\
alter table public.t add column a int;
-- gonogo:allow truncate it is filled anew
truncate public.t;
create index "I" on public.t (a, b);
'''

    def 'a finding tells rule, severity, place, why, who waits, and the safe way with the names of the statement'() {
        expect:
        lint(SQL).findings().find { it.rule().id() == 'index-not-concurrent' }.toString() == '''\
a.sql:4:1: error: `CREATE INDEX` on `public.t` without CONCURRENTLY (ShareLock: all who write to it wait; every row is read) [index-not-concurrent]
  safely:
    CREATE INDEX CONCURRENTLY "I" ON public.t (a, b);'''
    }

    def 'at its end stands how many there are of what'() {
        expect:
        LintText.of(lint(SQL)).readLines().last() == '1 error, 1 warning, 1 note; 1 allowed by comments'
        LintText.of(lint('select 1;')).readLines().last() == 'nothing'
    }

    def 'places count characters as the server does, beyond the basic plane too'() {
        expect:
        lint("select '😀'; select 1;\n/* 😀 */ alter table \"😀\" add a int, add b int not null;").findings()
                .find { it.rule().id() == 'required-column-without-default' }.at().toString() == 'a.sql:2:38'
    }

    def 'JSON: findings, what is allowed and why, and how the files weigh'() {
        given:
        def json = Json.read(Json.file(LintJson.of(lint(SQL))), Map)

        expect:
        json.findings.find { it.rule == 'index-not-concurrent' } == [
                rule   : 'index-not-concurrent', severity: 'error', file: 'a.sql', line: 4, column: 1,
                message: '`CREATE INDEX` on `public.t` without CONCURRENTLY (ShareLock: all who write to it wait; every row is read)',
                lock   : 'ShareLock', work: 'scan', safely: 'CREATE INDEX CONCURRENTLY "I" ON public.t (a, b);']
        json.suppressed*.reason == ['it is filled anew']
        json.files*.risk == ['HIGH']
    }

    def 'SARIF: what its schema demands, and what code hosts read'() {
        given:
        def sarif = Json.read(Json.file(Sarif.of(lint(['migrations/a b.sql': SQL, '/abs/c.sql': 'drop table t;']))), Map)
        def run = sarif.runs[0]
        def rules = run.tool.driver.rules

        expect:
        sarif.keySet() == ['$schema', 'version', 'runs'] as Set
        sarif.version == '2.1.0'
        run.keySet() == ['tool', 'columnKind', 'results'] as Set
        run.columnKind in ['utf16CodeUnits', 'unicodeCodePoints']
        run.tool.driver.name == 'gonogo'

        and: 'rules are those that there are, each once'
        rules*.id == Rules.all()*.id()
        rules.every { it.shortDescription.text && it.defaultConfiguration.level in ['note', 'warning', 'error'] }
        rules*.id.toSet().size() == rules.size()

        and: 'each result names its rule, its level and one place'
        run.results.every { rules[it.ruleIndex].id == it.ruleId && it.level in ['note', 'warning', 'error'] && it.message.text }
        run.results.every { it.locations.size() == 1 && it.locations[0].physicalLocation.region.startLine >= 1 && it.locations[0].physicalLocation.region.startColumn >= 1 }

        and: 'places are URIs, relative ones where the file was named so'
        run.results*.locations*.get(0)*.physicalLocation*.artifactLocation*.uri.toSet() == ['migrations/a%20b.sql', 'file:///abs/c.sql'] as Set

        and: 'what is allowed is told as such'
        run.results.findAll { it.suppressions }*.suppressions == [[[kind: 'inSource', justification: 'it is filled anew']]]
    }

    def 'a safe way names what the statement names: #sql'() {
        expect:
        lint(sql).findings()*.safely().any { it.contains(safely) }

        where:
        sql                                                                         || safely
        "create function app.f(a int, b text default 'x, y', c int = f(1)) returns int language sql security definer as 'select 1'" \
                                                                                    || 'ALTER FUNCTION app.f(a int, b text, c int) SET search_path'
        'alter table t add foreign key (a, "B") references p (id, n) on delete cascade;' || 'ADD CONSTRAINT "t_a_B_fkey" foreign key (a, "B") references p (id, n) on delete cascade NOT VALID;'
        'alter table t add column c int references p on delete cascade;'            || 'FOREIGN KEY (c) references p on delete cascade NOT VALID'
        'alter table s.t alter "Name" set not null;'                                || 'CHECK ("Name" IS NOT NULL) NOT VALID'
        'create unique index on t using btree (lower(a), b desc) where b > 0;'      || 'CREATE UNIQUE INDEX CONCURRENTLY t_lower_a_b_idx ON t using btree (lower(a), b desc) where b > 0;'
    }
}
