package dev.gonogo.run

import dev.gonogo.Gonogo
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.postgres.DatabaseUnreachable
import dev.gonogo.trail.Secrets

import java.nio.file.Files
import java.nio.file.Path

import static dev.gonogo.trail.StepState.PASSED

class OpenTargetSpec extends RunSpecification {

    Map<String, String> environment = [:]

    @Override
    Gonogo gonogo() {
        new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), environment, new Secrets()), clock)
    }

    def setup() {
        task "check('c') { query 'select current_database() = \\'${value('select current_database()')}\\' as here'; expect { row.here } }"
    }

    def 'the address comes from the environment, or from the file that it names'() {
        given:
        environment = fromFile ? [SPEC_DB_FILE: file('secret', SharedServer.url(database) + '\n').toString()] : [SPEC_DB: SharedServer.url(database)]

        expect:
        run().steps()*.state() == [PASSED]

        where:
        fromFile << [false, true]
    }

    def 'user and password may come apart from the address'() {
        given:
        def url = SharedServer.url(database)
        environment = [SPEC_DB: url.replaceFirst('//.*@', '//'), PGUSER: 'postgres', PGPASSWORD: SharedServer.server().password()]

        expect:
        run().steps()*.state() == [PASSED]
    }

    def 'an address that cannot be used is told without repeating it: #what'() {
        given:
        environment = given

        when:
        run()

        then:
        def unusable = thrown TargetUnusable
        unusable.message =~ /runbook.groovy:4:3: target `db` cannot be used: /
        unusable.message.contains(told)
        !unusable.message.contains('s3cr')

        where:
        what             | given                                          || told
        'not there'      | [:]                                            || 'the environment variable `SPEC_DB` is not set; set it, or `SPEC_DB_FILE`'
        'no such file'   | [SPEC_DB_FILE: '/no/such/file']                || '`SPEC_DB_FILE` names a file that cannot be read'
        'malformed'      | [SPEC_DB: 'postgresql://u:s3cr%t@h/d']         || 'two hexadecimal digits'
        'another scheme' | [SPEC_DB: 'mysql://u:s3cret@h/d']              || 'the address cannot be read'
        'no service'     | [SPEC_DB: 's3cret']                            || 'there is no libpq service of that name'
        'empty'          | [SPEC_DB: '']                                  || 'there is no libpq service of that name'
    }

    def 'a server that is not there, or does not let us in, is told without the password: #port'() {
        given:
        environment = [SPEC_DB: "postgresql://postgres:wr0ng@127.0.0.1:${port ?: SharedServer.server().port()}/db".toString()]

        when:
        run()

        then:
        def unreachable = thrown DatabaseUnreachable
        unreachable.message.startsWith('cannot connect to `jdbc:postgresql://127.0.0.1:')
        !unreachable.message.contains('wr0ng')

        where:
        port << [1, null]
    }

    def 'an embedded target is filled from its fixtures, marked, and gone afterwards'() {
        given:
        file('one.sql', 'create table t(a int); insert into t values (1);')
        file('two.sql', 'insert into t values (2);')
        task "check('filled') { query 'select sum(a) from t'; expect { scalar == 3 } }\ncheck('marked') { query 'select name from gonogo.target'; expect { scalar == 'postgres' } }",
                "target('postgres') { embedded(); fixture 'one.sql', 'two.sql' }"

        when:
        def report = run(RunRequest.on('postgres'))

        then:
        report.steps()*.state() == [PASSED, PASSED]
        report.target().embedded()
        Files.list(folder.resolve('home/embedded')).withCloseable { it.toList() }.empty
    }

    def 'a fixture that does not load is told at its line, and the server is gone'() {
        given:
        file('one.sql', content)
        task "check('c') { serverVersion { atLeast 15 } }", "target('embedded') { embedded(); fixture 'one.sql' }"

        when:
        run(RunRequest.on('embedded'))

        then:
        def failed = thrown FixtureFailed
        failed.message.startsWith('the fixture `one.sql` cannot be loaded:\n')
        failed.message.contains(told)
        Files.list(folder.resolve('home/embedded')).withCloseable { it.toList() }.empty

        where:
        content                                                                                             || told
        'create table t(a int);\ninsert into u values (1);'                                                  || 'one.sql:2:13: relation "u" does not exist'
        'create table t(a int unique deferrable initially deferred); insert into t values (1), (1);'         || 'one.sql: duplicate key value'
    }
}
