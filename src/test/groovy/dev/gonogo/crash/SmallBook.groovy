package dev.gonogo.crash

import java.nio.file.Files
import java.nio.file.Path

/** A runbook of a second, with the same markers as {@link CrashBook}. */
final class SmallBook {

    static final List<String> FIXTURES = ['fixture.sql']

    private static final Map<String, String> FILES = [
            'fixture.sql'             : 'create table public.note (id int primary key, body text not null); insert into public.note values (1, \'one\');',
            'migrations/1_markers.sql': "create schema campaign; create table campaign.marker (what text not null); insert into campaign.marker values ('1');",
            'migrations/2_index.sql'  : '''
                insert into campaign.marker values ('2, before the index');
                create index concurrently note_bodies on public.note (body);
                insert into campaign.marker values ('2, behind the index');''',
            'answers.json'            : '{"answers": []}',
            'runbook.groovy'          : '''
                runbook('small') {
                  role 'dba', 'Database Admin'
                  target('embedded') { embedded(); fixture 'fixture.sql' }
                  target('staging') { url secret('STAGING_DB_URL'); backups CLONE }
                  migrations('migrations') { history 'schema_migrations' }
                  phase('Change') {
                    task('T-1', 'Change it') {
                      sql('make room for markers') { statement 'create schema steps; create table steps.marker (what text not null)' }
                      migrate()
                      sql('leave a marker') { statement "insert into steps.marker values ('the step')" }
                      check('it is there') { query 'select count(*) from campaign.marker'; expect { scalar == 3 } }
                    }
                    gate('changed') { requires 'T-1' }
                  }
                }''']

    private SmallBook() {
    }

    static Path write(Path folder) {
        FILES.each { path, content ->
            def file = folder.resolve(path)
            Files.createDirectories(file.parent)
            Files.writeString(file, content.stripIndent())
        }
        folder
    }
}
