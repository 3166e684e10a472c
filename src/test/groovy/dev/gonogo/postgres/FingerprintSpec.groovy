package dev.gonogo.postgres

import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** The catalog's fingerprint and what PostgreSQL writes otherwise after a dump and a restore. */
@Requires({ Dump.missing('15').empty })
class FingerprintSpec extends Specification {

    /** What is known to be spelt, ordered or stored otherwise by a restored database. */
    static final SCHEMA = CatalogSpec.SCHEMA.replaceAll(/(?m)^.*(catalog_reader|event trigger).*\n/, '') + '''
        create table listed(a varchar(10) check (a in ('x', 'y''s', 'z')), b char(3) check (b = any ('{abc,def}')), c int check (c in (1, 2)),
                            d text check (d in ('x', 'y')), e mood check (e in ('sad', 'glad')), f date check (f between '2020-01-01' and '2030-01-01'));
        create table gaps(a int, b int, c int, d int);
        alter table gaps drop column b;
        alter table gaps add column b text default 'again';
        alter table gaps drop column a;
        alter type mood add value 'calm' before 'glad';
        alter type mood add value 'last';
        alter type mood rename value 'sad' to 'blue';
        create table many(id int, unique (id), unique (id), check (id > 0), check (id > 1), check (id > 2));
        alter table many drop constraint many_id_check1;
        create view listed_view as select * from listed where a in ('x', 'z') and b not in ('abc', 'def') order by 1;
        create view joined as select l.a, p.name, coalesce(p.name, l.d, 'none') as either from listed l left join people p on p.id = l.c and p.mood = l.e
            where exists (select 1 from gaps g where g.c = l.c) group by 1, 2, 3 having count(*) > 1 window w as (order by l.a);
        create index expressions on listed(lower(a), (c + 1)) include (d) where a in ('x', 'z');
        create policy listed_only on listed for update to current_user, public using (a in ('x', 'z')) with check (a <> 'x');
        create function defaults(a int default 1 + 1, variadic b text[] default array['x']) returns table(c int, d text) language sql as $$select 1, 'x'$$;
        create sequence down increment -2 minvalue -100 maxvalue -1 start -3 cycle;
        create domain code as varchar(4) default 'x' constraint of_four check (value in ('abcd', 'efgh'));
        comment on column gaps.c is E'two\nlines: of it';
        comment on constraint many_id_check on many is 'it''s';
        comment on function defaults(int, text[]) is 'x';
        grant select (a), update (c) on listed to public;
        revoke all on function defaults from public;
        create table part_default partition of parts default;
        create index on parts(a);
        create trigger on_parts after insert on parts for each row execute function touched();
        alter table part_1 disable trigger on_parts;
        create extension citext;
        create table cited(a citext primary key);
    '''

    @TempDir
    Path folder

    def 'it is the same after a dump and a restore, and after another'() {
        given:
        def database = OlderServer.newDatabase()
        execute database, SCHEMA.split(/;\n/).collect { it.trim() }.findAll() as String[]

        when:
        def copy = restored(database)
        def copyOfCopy = restored(copy)

        then:
        CatalogDiff.between(read(database), read(copy)).with { it.added() + it.removed() + it.changed() } == []
        read(database).objects().size() > 100
        read(copy).fingerprint() == read(database).fingerprint()
        read(copyOfCopy).fingerprint() == read(database).fingerprint()
    }

    def 'it is another one when anything is: #statement'() {
        given:
        def before = read(changing)

        when:
        execute changing, statement

        then:
        read(changing).fingerprint() != before.fingerprint()
        read(changing).fingerprint() ==~ /[0-9a-f]{64}/

        where:
        statement << ['create table t(a int)', "alter table t add check (a in (1, 2))", 'comment on table t is null; comment on table t is \'x\'',
                      'grant select on t to public', 'create function f() returns int language sql as \'select 1\'']
    }

    static Database changing = Dump.missing('15').empty ? OlderServer.newDatabase() : null

    private Database restored(Database database) {
        def file = folder.resolve("${System.nanoTime()}.dump")
        def dump = new Dump(database, '15.1', Optional.empty())
        database.open().withCloseable { session -> RowCounts.readWith(session) { String snapshot -> dump.write(file, snapshot) } }
        def name = "restored_${System.nanoTime()}"
        dump.restore(file, name)
        database.database(name)
    }

    private static Catalog read(Database database) {
        database.open().withCloseable { Catalog.read(it) }
    }

    private static void execute(Database database, String... statements) {
        database.open().withCloseable { session -> statements.each { session.execute(it) } }
    }
}
