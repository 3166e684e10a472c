package dev.gonogo.postgres

import spock.lang.Specification
import spock.lang.TempDir
import spock.util.environment.RestoreSystemProperties

import java.nio.file.Files
import java.nio.file.Path

class AddressSpec extends Specification {

    @TempDir
    Path folder

    @RestoreSystemProperties
    def 'the password file is asked as the driver asks it: #text'() {
        given:
        def passwords = Files.writeString(folder.resolve('.pgpass'), 'h:5432:db:ana:one\n::1:6000:*:ana:two\nfirst:7000:db:ana:three\n')
        passwords.toFile().with { it.setReadable(false, false); it.setReadable(true, true) }
        System.setProperty('org.postgresql.pgpassfile', passwords.toString())

        expect:
        Address.parse(text, [:]).password() == password

        where:
        text                                  || password
        'postgresql://ana@h/db'               || 'one'
        'postgresql://ana:pw@h/db'            || 'pw'
        'postgresql://bo@h/db'                || ''
        'postgresql://ana@h:5433/db'          || ''
        'postgresql://ana@[::1]:6000/other'   || 'two'
        'postgresql://ana@first:7000,next/db' || 'three'
    }

    def 'reads `#text`'() {
        when:
        def address = Address.parse(text, [:])

        then:
        address.jdbcUrl() == "jdbc:$url"
        address.libpqUrl() == url
        address.properties().subMap('user', 'password') == [user: user, password: password].findAll { it.value != null }
        address.password() == (password ?: '')

        where:
        text                                             || url                                | user      | password
        'postgresql://ana:pw@h:6000/db'                  || 'postgresql://h:6000/db'           | 'ana'     | 'pw'
        'postgres://ana@h/db'                            || 'postgresql://h/db'                | 'ana'     | null
        'postgresql://h'                                 || 'postgresql://h/'                  | null      | null
        'postgresql://h/'                                || 'postgresql://h/'                  | null      | null
        'postgresql://a%40b:p%3Aw%2F%3F%25@h/my%20db'    || 'postgresql://h/my%20db'           | 'a@b'     | 'p:w/?%'
        'postgresql://ana:p+w:x@h/db'                    || 'postgresql://h/db'                | 'ana'     | 'p+w:x'
        'postgresql://:pw@h/db'                          || 'postgresql://h/db'                | null      | 'pw'
        'postgresql://h/db?user=ana&password=p%26w'      || 'postgresql://h/db'                | 'ana'     | 'p&w'
        'postgresql://my_db:6000/db'                     || 'postgresql://my_db:6000/db'       | null      | null
        'postgresql://[::1]:6000/db'                     || 'postgresql://[::1]:6000/db'       | null      | null
        'postgresql://ana:pw@one:6000,two/db'            || 'postgresql://one:6000,two/db'     | 'ana'     | 'pw'
        'jdbc:postgresql://h:6000/db?user=ana&password=pw' || 'postgresql://h:6000/db'         | 'ana'     | 'pw'
        'jdbc:postgresql://ana:pw@h/db'                  || 'postgresql://h/db'                | 'ana'     | 'pw'
        'jdbc:postgresql:///db'                          || 'postgresql://localhost/db'        | null      | null
        'jdbc:postgresql:db?user=ana'                    || 'postgresql://localhost/db'        | 'ana'     | null
    }

    def 'parameters go to the driver as they are'() {
        expect:
        Address.parse('postgresql://h/db?sslmode=verify-full&currentSchema=a%2Cb&flag', [:]).properties() ==
                [sslmode: 'verify-full', currentSchema: 'a,b']
    }

    def 'what is no address is refused without repeating it: #text'() {
        when:
        Address.parse(text, [:])

        then:
        def refused = thrown IllegalArgumentException
        !refused.message.contains('s3cret')
        !refused.message.contains('z%')

        where:
        text << ['', ' ', 'postgresql://', 'postgresql:///db', 'postgresql://u:s3cret@/db', 'mysql://u:s3cret@h/db', 'http://u:s3cret@h/',
                'postgresql://u:s3cret@h:port/db', 'postgresql://u:s3cret/x@h/db', 'postgresql://u:s3cret@x@h/db', 'postgresql://u:%z%@h/db',
                'jdbc:postgresql://h/db?password=%z%', 'postgresql://h/%z%', 'host=h password=s3cret', 'jdbc:mysql://h/s3cret']
    }

    def 'user and password come from the environment when the text has none: #text'() {
        expect:
        Address.parse(text, [PGUSER: 'env', PGPASSWORD: 'secret']).properties() == properties

        where:
        text                      || properties
        'postgresql://h/db'       || [user: 'env', password: 'secret']
        'postgresql://ana@h/db'   || [user: 'ana', password: 'secret']
        'postgresql://ana:x@h/db' || [user: 'ana', password: 'x']
    }

    @RestoreSystemProperties
    def 'a service of libpq is looked up once, and goes before the environment'() {
        given:
        def file = folder.resolve('services')
        Files.writeString(file, '[staging]\nhost=svchost\nport=6000\ndbname=svcdb\nuser=svc\npassword=s3cret\nsslmode=require\n\n[bare]\nhost=h\n')
        System.setProperty('org.postgresql.pgservicefile', file.toString())

        when:
        def staging = Address.parse('staging', [PGUSER: 'env', PGPASSWORD: 'env'])

        then:
        staging.jdbcUrl() == 'jdbc:postgresql://svchost:6000/svcdb'
        staging.properties() == [user: 'svc', password: 's3cret', sslmode: 'require']
        staging.password() == 's3cret'
        staging.database('postgres').jdbcUrl() == 'jdbc:postgresql://svchost:6000/postgres'

        and:
        Address.parse('bare', [PGUSER: 'env']).properties() == [user: 'env']
        Address.parse('bare', [:]).jdbcUrl() == 'jdbc:postgresql://h:5432/'
    }

    def 'another database of the same server has the same user, and its name is written as addresses are'() {
        expect:
        def other = Address.parse('postgresql://ana:pw@h:6000/db?sslmode=require', [:]).database(name)
        other.jdbcUrl() == "jdbc:postgresql://h:6000/$written"
        other.properties() == [user: 'ana', password: 'pw', sslmode: 'require']

        where:
        name         || written
        'other'      || 'other'
        'my db'      || 'my%20db'
        'a/b?c%d+e'  || 'a%2Fb%3Fc%25d%2Be'
    }

    def 'its text never shows the password'() {
        expect:
        !Address.parse(text, [PGPASSWORD: 's3cret']).toString().contains('s3cret')

        where:
        text << ['postgresql://ana:s3cret@h/db', 'jdbc:postgresql://h/db?password=s3cret', 'jdbc:postgresql://ana:s3cret@h/db', 'postgresql://h/db']
    }

    def 'nobody changes it by what it gives away'() {
        given:
        def address = Address.of('h', 1, 'db', 'ana', 'pw')

        when:
        address.properties().setProperty('user', 'bo')

        then:
        address.properties().getProperty('user') == 'ana'
    }
}
