package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.model.RunbookProblems

/** Folders of migrations that a loop over `psql -f` carries out with exit status 0, and that Gonogo does not. */
class FileTrapsSpec extends RunSpecification {

    def 'psql says nothing, check does: #what'() {
        given:
        files.each { name, content -> file("migrations/$name", content) }
        task 'migrate()', "migrations('migrations') { naming ~/.*\\.sql/ }"

        expect: 'what a loop in a shell does'
        files.keySet().sort().collect { psql(it) }.every { it == 0 }
        value(left) == leaves

        when:
        compiled()

        then:
        def found = thrown RunbookProblems
        found.problems()*.message() == [problem]
        found.problems()*.hint().every()

        where:
        what                            | files                                                                 | left                                || leaves | problem
        'two of one version'            | ['1_a.sql': 'create table a();', '1_b.sql': 'drop table a;']          | "select to_regclass('a')"           || null   | 'two migrations have version `1`: `1_a.sql` and `1_b.sql`'
        'a rollback among migrations'   | ['1_a.sql': 'create table a();', '1_a_rollback.sql': 'drop table a;'] | "select to_regclass('a')"           || null   | '`migrations/1_a_rollback.sql` takes something back, by its name, and would be applied as a migration'
        'the name of a picture'         | ['1_a.sql': 'image.png']                                              | "select to_regclass('a')"           || null   | '`image.png` begins no SQL command'
        'text of a web page'            | ['1_a.sql': '404: Not Found\n']                                       | "select to_regclass('a')"           || null   | '`404: Not Found` begins no SQL command'
        'an empty file'                 | ['1_a.sql': '']                                                       | "select to_regclass('a')"           || null   | 'the file has no statement in it'
        'a file of comments'            | ['1_a.sql': '-- to be done\n/* later */\n']                           | "select to_regclass('a')"           || null   | 'the file has no statement in it'
        'a day without a time'          | ['20250101120000_a.sql': 'create table a();', '20250102_b.sql': 'create table if not exists a(b int);'] | "select count(*) from pg_attribute where attrelid = 'a'::regclass and attnum > 0" || 0 | '`migrations/20250102_b.sql` names a day and no time, where others name both'
    }

    def 'what begins in parentheses, or behind a comment, is SQL'() {
        given:
        file 'migrations/1_a.sql', "/* first */ (select 1) union (select 2);\n-- then\nvalues (1);\ntable pg_class;\n((select 1));"
        task 'migrate()', "migrations('migrations')"

        expect:
        step(run(), 'T-1/migrate').message() == 'applied 1_a.sql'
    }

    private int psql(String name) {
        def process = new ProcessBuilder('psql', '-X', '-q', '-d', SharedServer.url(database), '-f', folder.resolve("book/migrations/$name").toString())
                .redirectErrorStream(true).start()
        process.inputStream.bytes
        process.waitFor()
    }
}
