package dev.gonogo.crash

import java.nio.file.Files
import java.nio.file.Path

/**
 * A copy of `runbooks/staging-migrations` in which running twice shows: markers are inserted into a table without a key, by
 * a migration, by a step, and around indexes that are built outside of transactions. It never goes back by itself.
 */
final class CrashBook {

    static final List<String> FIXTURES =
            ['migrations/001_initial_schema.sql', 'migrations/002_security_foundation_v2.4.0.sql', 'fixtures/tenants.sql']

    private static final Path ORIGINAL = Path.of('runbooks/staging-migrations')

    private static final String MARKERS = '''\
        create schema campaign;
        create table campaign.marker (what text not null);
        insert into campaign.marker values ('007');
        '''
    private static final String PORTIONS = '''\
        insert into campaign.marker values ('008, before the index');
        create index concurrently marker_what on campaign.marker (what);
        create index concurrently document_titles on public.documents (title);
        insert into campaign.marker values ('008, behind the index');
        '''
    private static final String STEPS = '''\
      sql('make room for markers') { statement 'create schema steps; create table steps.marker (what text not null); create index marker_what on steps.marker (what)' }
      sql('leave a marker') { statement "insert into steps.marker values ('the step')" }
      sql('rebuild and leave markers') { file 'steps/rebuild.sql' }
'''
    private static final String REBUILD = '''\
        insert into steps.marker values ('before the rebuilding');
        reindex index concurrently steps.marker_what;
        insert into steps.marker values ('behind the rebuilding');
        '''

    private CrashBook() {
    }

    static Path write(Path folder) {
        copy(ORIGINAL, folder)
        file(folder, 'migrations/007_markers.sql', MARKERS)
        file(folder, 'migrations/008_indexes.sql', PORTIONS)
        file(folder, 'rollback/008_indexes.sql', 'drop index public.document_titles; drop index campaign.marker_what;')
        file(folder, 'rollback/007_markers.sql', 'drop table campaign.marker; drop schema campaign;')
        file(folder, 'steps/rebuild.sql', REBUILD)
        def runbook = folder.resolve('runbook.groovy')
        Files.writeString(runbook, altered(Files.readString(runbook)))
        folder
    }

    private static String altered(String text) {
        def once = { String all, String from, String to ->
            assert all.split(java.util.regex.Pattern.quote(from), -1).length == 2: "not once in the runbook: $from"
            all.replace(from, to)
        }
        text = once(text, "    when { migrationFails() }\n", '')
        text = once(text, '    retryLocks 5\n', '    retryLocks 5\n    backups CLONE\n')
        text = once(text, "      hold('lunch') { onlyOn 'staging'; lasting 45.minutes }\n", '')
        text = once(text, 'degradesLessThan 10.percent', 'degradesLessThan 1000.percent')
        text = once(text, 'warmUp 20; runs 300', 'warmUp 5; runs 50')
        text = once(text, "        to '006'\n", "        to '008'\n")
        text = once(text, "expect { scalar == '006' }", "expect { scalar == '008' }")
        once(text, "      backup('post-migration')", STEPS + "      backup('post-migration')")
    }

    private static void file(Path folder, String path, String content) {
        def file = folder.resolve(path)
        Files.createDirectories(file.parent)
        Files.writeString(file, content.stripIndent())
    }

    private static void copy(Path from, Path to) {
        Files.walk(from).withCloseable { files ->
            files.forEach { file ->
                def copy = to.resolve(from.relativize(file).toString())
                Files.isDirectory(file) ? Files.createDirectories(copy) : Files.copy(file, copy)
            }
        }
    }
}
