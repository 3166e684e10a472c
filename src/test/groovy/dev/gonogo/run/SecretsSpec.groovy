package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.plan.Digest
import dev.gonogo.trail.Event
import dev.gonogo.trail.Manifest

import java.nio.file.Files

class SecretsSpec extends RunSpecification {

    def setup() {
        def url = SharedServer.url(database)
        def password = SharedServer.server().password()
        sql 'create table told(password text, url text)', "insert into told values ('$password', '$url')",
                "create function tell() returns text language plpgsql as 'begin raise notice ''%'', (select told from told); return 1; end'"
        file('leak.sh', "#!/bin/sh\necho '$url'; echo '$password'; exit 1\n").toFile().executable = true
        file('migrations/1_a.sql', "do 'begin raise warning ''now %'', (select told from told); end';")
        task """
            check('rows') { query 'select * from told'; expect { rows.size() == 1 } }
            check('notice') { query 'select tell()'; expect { scalar == '1' } }
            sql('note') { statement 'select tell()' }
            migrate()
            command('leak') { program './leak.sh'; exitStatus 1 }
            manual('said') {}
            check('wrong') { query 'select password from told'; expect { scalar == 'x' } }
        """, "migrations('migrations')"
        answers([step: 'T-1/said', as: 'ana', answer: 'yes', note: 'it is ' + url])
    }

    def 'no file of the run contains the address or the password, in whatever way they got there'() {
        when:
        def report = run()

        then:
        step(report, 'T-1/wrong').message().contains('***')
        def url = SharedServer.url(database)
        def files = folder.resolve('home/runs').toFile().with { runs -> def all = []; runs.eachFileRecurse { if (it.file) { all << it } }; all }
        files.size() > 15
        files.findAll { it.text.contains(SharedServer.server().password()) || it.text.contains(url) }*.name == []
    }

    def 'what the run printed does not contain them either'() {
        when:
        def report = run()

        then:
        !report.toString().contains(SharedServer.server().password())
        !events.toString().contains(SharedServer.server().password())
        events.toString().contains('***')
    }

    def 'what JSON writes in another way is masked as well'() {
        given:
        def secrets = new dev.gonogo.trail.Secrets()
        secrets.add('pa"ss\\wd<1>')

        expect:
        secrets.mask(dev.gonogo.plan.Json.line([told: 'it is pa"ss\\wd<1>'])) == '{"told":"it is ***"}'
    }

    def 'a plan is the same and can be read, whatever is secret: #secret'() {
        given:
        def secrets = new dev.gonogo.trail.Secrets()
        secrets.add(secret)
        def plan = plan()

        when:
        def masked = secrets.masked(plan)

        then:
        masked.digest() == plan.digest()
        masked.tasks()*.startsAt() == plan.tasks()*.startsAt()
        masked.steps()*.id() == plan.steps()*.id()

        where:
        secret << ['step', 'title', '2026', '0000', 'PT0S', 'MEDIUM', 'true']
    }

    def 'evidence is what the journal says it is, and the manifest holds'() {
        when:
        def report = run()
        def recorded = events*.event().findAll { it instanceof Event.StepFinished }.collectMany { it.evidence() }

        then:
        recorded.size() > 8
        recorded.every { Digest.of(runFolder(report).path().resolve(it.path())) == it.sha256() }
        recorded.every { Files.size(runFolder(report).path().resolve(it.path())) == it.bytes() }
        Manifest.differences(runFolder(report)) == []
    }
}
