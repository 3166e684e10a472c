package dev.gonogo.postgres

/** What a look at a large catalog costs. Run by the profile `bench`, not by `verify`. */
class CatalogBenchmark extends PostgresSpecification {

    static final int TABLES = 10_000
    static final int BATCH = 500

    def 'ten thousand tables are read and compared within three seconds'() {
        given:
        (1..TABLES).collate(BATCH).each { numbers ->
            session.begin()
            numbers.each { sql(*table(it)) }
            session.commit()
        }
        sql 'vacuum analyze'
        def before = Catalog.read(session)

        when:
        sql 'alter table t77 drop column name'
        def begun = System.nanoTime()
        def after = Catalog.read(session)
        def read = System.nanoTime()
        def diff = CatalogDiff.between(before, after)
        def compared = System.nanoTime()
        after.fingerprint()
        def summed = System.nanoTime()
        println "${after.objects().size()} objects: read in %.2f s, compared in %.2f s, summed in %.2f s".formatted(
                (read - begun) / 1e9, (compared - read) / 1e9, (summed - compared) / 1e9)

        then:
        diff.removed() == ['column public.t77.name']
        (compared - begun) / 1e9 <= 3
    }

    private static List<String> table(int number) {
        ["create table t$number(id bigint generated always as identity primary key, name text not null default 'x', " +
                 "tenant int not null check (tenant > 0), at timestamptz default now(), note varchar(50))",
         "create index on t$number(tenant, at)"]*.toString()
    }
}
