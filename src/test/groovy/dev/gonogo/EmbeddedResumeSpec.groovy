package dev.gonogo

import dev.gonogo.run.TargetUnusable
import dev.gonogo.run.Workplace
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.Verdict

import java.nio.file.Path

/** The database of a held run is kept as long as somebody may go on with it. */
class EmbeddedResumeSpec extends ResumedSpecification {

    @Override
    Gonogo gonogo() {
        new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), [SPEC_DB: SharedServer.url(database)], new Secrets()), clock)
    }

    def setup() {
        task """
            sql('change') { statement 'create table t(a int)' }
            manual('m') { }
            check('c') { query 'select count(*) from t'; expect { scalar == 0 } }
        """, "target('embedded') { embedded() }"
    }

    def 'it is kept and gone on with, and removed at the end'() {
        given:
        run(RunRequest.on('embedded'))

        expect:
        kept().size() == 1
        resume(saying('T-1/m': 'yes')).verdict() == Verdict.Decided.GO
        gonogo().verify(newest()).empty
        kept().empty
    }

    def 'a plan leaves it, a newer run on an embedded target does not, and that is said'() {
        given:
        run(RunRequest.on('embedded'))
        def held = newest()
        gonogo().plan(compiled(), Optional.of('embedded'))

        expect:
        kept().size() == 1

        when:
        clock.advance(java.time.Duration.ofHours(1))
        run(RunRequest.on('embedded'))
        gonogo().resume(held, ResumeRequest.asBegun(), NOBODY, {} as dev.gonogo.run.Printer)

        then:
        def gone = thrown TargetUnusable
        gone.message.contains('the database of this run is gone; it is kept until the run ends, or another one begins on an embedded target')
        kept().size() == 1
        resume(saying('T-1/m': 'yes')).verdict() == Verdict.Decided.GO
    }

    private List<String> kept() {
        folder.resolve('home/embedded').toFile().list().toList().findAll { it.startsWith('gonogo_') }
    }
}
