package dev.gonogo.plan

import dev.gonogo.compile.CompileSpecification
import dev.gonogo.model.Runbook
import dev.gonogo.model.RunbookProblems

import java.nio.file.Files
import java.nio.file.Path

class SqlFilesSpec extends CompileSpecification {

    def 'every file of SQL that the runbook names, once, with the sum of its bytes'() {
        given:
        file('fixture.sql', 'select 0;')
        file('migrations/1_a.sql', 'create table a();\r\nselect 1;')
        file('rollback/1_a.sql', 'drop table a;')
        file('rollback/not_ours.sql', 'this is no SQL;')
        file('fix.sql', 'select 2;')
        file('q.sql', 'select 3')
        def runbook = book """
            migrate()
            sql('fix') { file 'fix.sql' }
            check('q') { queryFile 'q.sql'; expect { rows } }
            check('q again') { queryFile 'q.sql'; expect { rows } }
            rollback { sql('back') { file 'fix.sql' } }
        """, "migrations('migrations'); target('embedded') { embedded(); fixture 'fixture.sql' }"

        when:
        def files = SqlFiles.read(runbook)

        then:
        files.all()*.path().toSet() == ['fixture.sql', 'migrations/1_a.sql', 'rollback/1_a.sql', 'fix.sql', 'q.sql'] as Set
        files.get('migrations/1_a.sql').sha256() == Digest.of('create table a();\r\nselect 1;')
        files.get('migrations/1_a.sql').script().statements()*.text() == ['create table a()', 'select 1']
        files.get('rollback/not_ours.sql') == null
    }

    def 'what is read once stays what it was'() {
        given:
        def fix = file('fix.sql', 'select 1;')
        def runbook = book "sql('fix') { file 'fix.sql' }"
        def files = SqlFiles.read(runbook)

        when:
        Files.writeString(fix, 'drop table everything;')

        then:
        files.get('fix.sql').script().statements()*.text() == ['select 1']
    }

    def 'all problems of all files at once, each at its place'() {
        given:
        file('migrations/1_a.sql', 'create table a();\ncommit;\nvacuum a;\ncreate index concurrently on a(b);')
        file('migrations/2_b.sql', '-- later\n')
        file('rollback/1_a.sql', 'select $$;')
        file('q.sql', 'select 1; select 2')
        def runbook = book """
            migrate()
            check('q') { queryFile 'q.sql'; expect { rows } }
            check('inline') { query 'commit'; expect { rows } }
            sql('open') { statement "select 'a" }
        """, "migrations('migrations')"

        when:
        SqlFiles.read(runbook)

        then:
        def refused = thrown RunbookProblems
        refused.problems().collect { [it.at().toString() - "$folder/", it.message()] } as Set == [
                ['migrations/1_a.sql:2:1', '`COMMIT` in a file that runs in a transaction of its own'],
                ['migrations/1_a.sql:4:1', '`CREATE INDEX CONCURRENTLY` without a plain name for the index'],
                ['migrations/2_b.sql:1', 'the file has no statement in it'],
                ['rollback/1_a.sql:1:8', 'unterminated dollar-quoted string'],
                ['q.sql:1', 'a query is one statement, and these are 2'],
                ['runbook.groovy:9:19', '`COMMIT` in a check'],
                ['runbook.groovy:10:19', 'unterminated quoted string'],
        ] as Set
    }

    private Path file(String path, String content) {
        def file = folder.resolve(path)
        Files.createDirectories(file.parent)
        Files.writeString(file, content)
    }

    private Runbook book(String steps, String head = '') {
        compile(inTask(steps).replaceFirst('phase', "$head\nphase"))
    }
}
