package dev.gonogo.sql.lint

/** What earlier statements and files tell about later ones. */
class FileSetSpec extends LintSpecification {

    static final String TABLE = 'create table public.t (id bigint primary key, a varchar(50), b int);\n'

    def 'a table that the file makes is nobody\'s yet: #sql'() {
        expect:
        ids(lint(TABLE + sql)).every { !(it in LOCKS) }
        ids(lint(['1.sql': TABLE, '2.sql': sql])).any { it in LOCKS }

        where:
        sql << ['create index i on public.t (b);', 'create index i on t (b);', 'alter table public.t add check (b > 0);', 'alter table public.t alter b set not null;',
                'alter table public.t add c bigserial;', 'alter table public.t alter b type bigint;', 'cluster public.t using t_pkey;',
                'alter table public.t add constraint u unique (b);', 'alter table public.t rename a to c;']
    }

    static final Set<String> LOCKS = Rules.all().findAll { it.lock().blocksWrites() }*.id() as Set

    def 'the present type comes from whichever file tells it: varchar(50) to #type'() {
        given:
        def report = lint(['1.sql': TABLE, '2.sql': "alter table t alter column a type $type;"])

        expect:
        ids(report).findAll { it.startsWith('change-type') } == found

        where:
        type           || found
        'varchar(100)' || []
        'text'         || []
        'varchar(20)'  || ['change-type']
        'int'          || ['change-type']
    }

    def 'a file of its own is a transaction of its own'() {
        given:
        def add = 'alter table public.old add constraint c foreign key (a) references public.t not valid;'
        def validate = 'alter table public.old validate constraint c;'

        expect:
        'validate-in-same-transaction' in ids(lint(['1.sql': add + validate]))
        !('validate-in-same-transaction' in ids(lint(['1.sql': add, '2.sql': validate])))
    }

    def 'a way back takes away what the files made, and nothing else: #sql'() {
        given:
        def report = lint(['1.sql': "${TABLE}alter table public.old add column extra int;", 'rollback/1.sql': sql])

        expect:
        ids(report).findAll { it.startsWith('drop') } == found
        report.files()*.reversible() == [true]

        where:
        sql                                         || found
        'drop table public.t;'                      || []
        'alter table public.old drop column extra;' || []
        'alter table public.old drop column name;'  || ['drop-column']
        'drop table public.old;'                    || ['drop-table']
    }

    def 'a proof in one file holds in the next'() {
        expect:
        !('set-not-null' in ids(lint([
                '1.sql': 'alter table t add constraint there check (a is not null) not valid;',
                '2.sql': 'alter table t validate constraint there;',
                '3.sql': 'alter table t alter a set not null; alter table t drop constraint there;'])))
    }

    def 'a policy of another file counts'() {
        expect:
        !('row-security-without-policy' in ids(lint(['1.sql': 'alter table t enable row level security;', '2.sql': 'create policy p on t using (owner = current_user);'])))
    }

    def '#path is a way back: #is'() {
        expect:
        WayBack.is(java.nio.file.Path.of(path)) == is

        where:
        path                     || is
        'migrations/001_a.sql'   || false
        'rollback/001_a.sql'     || true
        'migrations/001.down.sql' || true
        'migrations/001_a_rollback.sql' || true
        'db/U1__a.sql'           || true
        'db/V1__a.sql'           || false
        'migrations/001_countdown.sql' || false
    }
}
