package dev.gonogo.sql.lint

import java.lang.management.ManagementFactory


/** Ten thousand statements, as a folder of many years has them. */
class LintTimeSpec extends LintSpecification {

    /** Of a processor, so that a loaded machine takes no longer; 1.5 when it was measured. */
    static final double MOST_SECONDS = 5

    def 'ten thousand statements, once the grammar is warm'() {
        given:
        def files = (1..100).collectEntries { ["${it}.sql".toString(), hundredStatements(it)] }
        lint(files.findAll { it.key.length() == 5 })

        when:
        def begun = processor()
        def report = lint(files)
        def seconds = processor() - begun

        then:
        report.files()*.statements().sum() == 10_000
        seconds < MOST_SECONDS
    }

    private static double processor() {
        ManagementFactory.threadMXBean.currentThreadCpuTime / 1e9
    }

    private static String hundredStatements(int number) {
        def table = "public.t$number"
        (1..20).collect { """
            create table ${table}_$it (id bigint primary key, name varchar(50) not null, made timestamptz default now(), n int check (n > 0));
            alter table ${table} add column c$it numeric(10, 2) not null default 0;
            create index concurrently i_${number}_$it on $table (lower(name), c$it) where c$it > 0;
            insert into ${table}_$it (id, name) select id, coalesce(name, '-') from $table where id between $it and ${it * 1000} and not exists (select 1 from ${table}_$it x where x.id = ${table}.id);
            create function public.f_${number}_$it() returns trigger language plpgsql as \$\$
            begin
              if new.n is null then
                new.n := (select max(n) from ${table}_$it) + 1;
              end if;
              return new;
            end \$\$;
        """ }.join('')
    }
}
