package dev.gonogo.run

import com.sun.net.httpserver.HttpExchange as Exchange
import com.sun.net.httpserver.HttpServer
import com.sun.net.httpserver.HttpsConfigurator
import com.sun.net.httpserver.HttpsServer
import dev.gonogo.Gonogo
import dev.gonogo.PlanBlocked
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.StepRecord
import spock.lang.AutoCleanup
import spock.lang.Shared

import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.IN_DOUBT
import static dev.gonogo.trail.StepState.PASSED

/** Requests to real servers on this machine. */
class HttpSpec extends RunSpecification {

    static final TOKEN = 'tok-5up3r-s3cr3t'

    @AutoCleanup('stop')
    Web web = new Web(HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0))

    Map<String, String> environment = [API_TOKEN: TOKEN]

    @Override
    Gonogo gonogo() {
        new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), [SPEC_DB: SharedServer.url(database)] + environment, new Secrets()), clock, pause)
    }

    def 'an answer as it should be passes, and is kept: #words'() {
        given:
        web.on('/users') { answer(it, 200, '{"total": 5, "items": [{"name": "ana", "admin": true, "left": null}], "share": 0.5}', 'application/json') }

        when:
        def checked = check("http('${web.url('/users')}') { $words }; $expect")

        then:
        checked.state() == PASSED
        checked.message() ==~ /status 200 after .*/
        checked.evidence()*.replaceFirst('.*/', '').containsAll(['http.json', 'body.json'])

        where:
        words                                                                           | expect
        'status 200'                                                                    | ''
        "json '\$.items[0].name', 'ana'; json '\$.items[-1].admin', true"               | ''
        "json '\$.share', 0.50; json \"\\\$['total']\", 5" | ''
        "value 'total', '\$.total'; within 20.seconds"                                  | 'expect { row.total > 4; row.status == 200; elapsed < 20.seconds }'
    }

    def 'another answer fails, with what was found: #words'() {
        given:
        web.on('/users') { answer(it, 200, '{"total": 5, "name": "ana"}', 'application/json') }
        web.on('/moved') { it.responseHeaders.add('Location', '/login'); answer(it, 302, '') }
        web.on('/down') { answer(it, 503, 'try later') }
        web.on('/page') { answer(it, 200, '<html>') }
        web.on('/slow') { Thread.sleep(150); answer(it, 200, '{}') }

        when:
        def checked = check("http('${web.url(path)}') { $words }; $expect")

        then:
        checked.state() == FAILED
        checked.message() =~ told

        where:
        path     | words                                  | expect                    || told
        '/users' | "json '\$.total', 6"                   | ''                        || /^`\$\.total` is 5, wanted is 6$/
        '/users' | "json '\$.total', '5'"                 | ''                        || /^`\$\.total` is 5, wanted is 5$/
        '/users' | "json '\$.items[0]', 1"                | ''                        || /^`\$\.items\[0\]` is not in the answer$/
        '/users' | "value 'n', '\$.name'"                 | "expect { row.n == 'bo' }" || /`row.n == 'bo'` does not hold/
        '/users' | 'status 201, 204'                      | ''                        || /^status 200, wanted is \[201, 204\]$/
        '/moved' | ''                                     | ''                        || /^status 302 \(to \/login\), wanted is 200 to 299$/
        '/down'  | "json '\$.a', 1"                       | ''                        || /^status 503, wanted is 200 to 299; the answer is no JSON$/
        '/page'  | "json '\$.a', 1"                       | ''                        || /^the answer is no JSON$/
        '/slow'  | 'within 50.ms'                         | ''                        || /^it took \d+ ms, wanted are 50 ms at most$/
        '/users' | 'certificateValidFor 1.day'            | ''                        || /^the connection is not encrypted$/
    }

    def 'a server that does not answer fails the check: #what'() {
        given:
        web.on('/hangs') { Thread.sleep(5000) }

        when:
        def checked = check("http('${address.replace('WEB', web.url(''))}'); $words")

        then:
        checked.state() == FAILED
        checked.message() =~ told

        where:
        what              | address                  | words            || told
        'nobody is there' | 'http://127.0.0.1:1/'    | ''               || /^nobody listens at 127\.0\.0\.1:1$/
        'no such host'    | 'http://nowhere.invalid' | ''               || /^nobody knows the host `nowhere.invalid`$/
        'it takes long'   | 'WEB/hangs'              | 'timeout 300.ms' || /^no answer within 300 ms$|^no answer within 29\d ms$/
    }

    def 'secrets go to the server, and into nothing that is kept, not even when the server repeats them'() {
        given:
        web.on('/me') { Exchange exchange ->
            exchange.responseHeaders.add('Set-Cookie', 'session=abcdefgh; Path=/')
            answer(exchange, 200, "you sent ${exchange.requestHeaders.getFirst('Authorization')} and ${exchange.requestHeaders.getFirst('X-Key')}")
        }

        when:
        task "check('me') { http(secret('API_URL')) { bearer secret('API_TOKEN'); header 'X-Key', secret('API_TOKEN') } }"
        environment.API_URL = web.url('/me') + '?key=' + TOKEN
        def report = run()

        then:
        report.steps()[0].state() == PASSED
        web.asked == ['GET /me?key=' + TOKEN]
        Files.readString(runFolder(report).evidence().resolve('T-1/me/body.txt')) == 'you sent Bearer *** and ***'
        evidence(report, 'T-1/me/http.json').headers.'set-cookie' == ['session=***; Path=/']
        Files.walk(runFolder(report).path()).filter(Files::isRegularFile).noneMatch { new String(Files.readAllBytes(it), 'ISO-8859-1').contains(TOKEN) }
    }

    def 'a secret that is not set is told before anything runs'() {
        when:
        check("http('${web.url('/')}') { bearer secret('NO_SUCH') }")

        then:
        def blocked = thrown PlanBlocked
        blocked.message.contains('the environment variable `NO_SUCH` is not set, which a request needs')
        blocked.message.contains('set it, or `NO_SUCH_FILE` to a file that holds the value')
        web.asked.empty
    }

    def 'the time is held against that of an earlier check of the run'() {
        given:
        def wait = 30
        web.on('/users') { Thread.sleep(wait); answer(it, 200, '{}') }
        def prompt = { Question question -> wait = later; Optional.of(new Answer('ana', '', 'yes', '', false)) } as Prompt

        when:
        task """
            check('users before') { http('${web.url('/users')}') { samples 3 } }
            manual('change it') { }
            check('users after') { http('${web.url('/users')}') { samples 3; atMostTimes 2, 'users before' } }
        """
        def report = run(dev.gonogo.RunRequest.on('db'), prompt)

        then:
        step(report, 'T-1/users-after').state() == state
        state == PASSED || step(report, 'T-1/users-after').message() =~ /^it took \d+ ms, \d\.\d times the \d+ ms of check `users before`$/
        evidence(report, 'T-1/users-before/http.json').milliseconds.size() == 3

        where:
        later || state
        30    || PASSED
        300   || FAILED
    }

    def 'a baseline that was not taken in this run is no baseline'() {
        given:
        web.on('/users') { answer(it, 200, '{}') }

        when:
        task """
            check('before') { onlyOn 'other'; http('${web.url('/users')}') }
            check('after') { http('${web.url('/users')}') { atMostTimes 2, 'before' } }
        """, "target('other') { url secret('SPEC_DB') }"

        then:
        step(run(), 'T-1/after').message() == 'the times of check `before` were not recorded in this run'
    }

    def 'the server proves who it is, by a certificate that is trusted'() {
        given:
        def store = folder.resolve('keys.p12')
        keytool '-genkeypair', '-alias', 'web', '-keyalg', 'EC', '-dname', 'CN=web.invalid', '-ext', 'SAN=ip:127.0.0.1', '-validity', '30',
                '-keystore', store, '-storepass', 'changeit', '-storetype', 'PKCS12'
        keytool '-exportcert', '-rfc', '-alias', 'web', '-keystore', store, '-storepass', 'changeit', '-file', folder.resolve('book/web.pem')
        def secure = Web.secure(store)
        secure.on('/') { answer(it, 200, '{}') }

        expect:
        check("http('${secure.url('/')}')").message() =~ /^the connection is not trusted: /
        check("http('${secure.url('/')}') { trust 'web.pem'; certificateValidFor 20.days }").state() == PASSED
        check("http('${secure.url('/').replace('127.0.0.1', 'localhost')}') { trust 'web.pem' }").message() =~ /^the connection is not trusted: /

        when:
        clock.advance(java.time.Duration.between(clock.instant(), java.time.Instant.now()))

        then:
        check("http('${secure.url('/')}') { trust 'web.pem'; certificateValidFor 40.days }").message() =~ /^the certificate is valid only until /

        cleanup:
        secure?.stop()
    }

    def 'a step sends what it is told'() {
        given:
        def sent = []
        web.on('/mode') { Exchange exchange ->
            sent << [exchange.requestMethod, exchange.requestHeaders.getFirst('Content-Type'), exchange.requestBody.getText('UTF-8')]
            answer(exchange, 204, '')
        }

        when:
        task "http('switch') { request('POST', '${web.url('/mode')}') { header 'Content-Type', 'application/json'; body '{\"enabled\": true}'; status 204 }; mutates() }"

        then:
        step(run(), 'T-1/switch').state() == PASSED
        sent == [['POST', 'application/json', '{"enabled": true}']]
    }

    def 'a request that changes something and whose answer nobody saw is settled by #how'() {
        given:
        def enabled = false
        web.on('/mode') { enabled = took; it.close() }
        web.on('/state') { answer(it, 200, "{\"enabled\": $enabled}", 'application/json') }

        when:
        task """http('switch') {
            request('POST', '${web.url('/mode')}') { status 204 }
            mutates()
            ${verify ? "verify { http('${web.url('/state')}') { json '\$.enabled', true } }" : ''}
        }"""
        def report = run()

        then:
        step(report, 'T-1/switch').state() == state
        step(report, 'T-1/switch').message() =~ told

        where:
        how                         | took  | verify || state                                 | told
        'its verification: it did'  | true  | true   || dev.gonogo.trail.StepState.WARNED       | /^it took effect, as its verification tells: status 200/
        'its verification: it did not' | false | true || FAILED                               | /its verification did not pass: `\$\.enabled` is false, wanted is true$/
        'a person, and nobody is there' | true | false || IN_DOUBT                             | /^the connection broke off: /
    }

    private StepRecord check(String words) {
        task "check('web') { $words }"
        run().steps()[0]
    }

    static void answer(Exchange exchange, int status, String body, String type = 'text/plain') {
        exchange.responseHeaders.add('Content-Type', type)
        def bytes = body.getBytes('UTF-8')
        exchange.sendResponseHeaders(status, bytes.length ?: -1)
        exchange.responseBody.write(bytes)
        exchange.close()
    }

    private static void keytool(Object... arguments) {
        def process = new ProcessBuilder(["${System.getProperty('java.home')}/bin/keytool".toString()] + arguments*.toString()).redirectErrorStream(true).start()
        def said = process.inputStream.text
        assert process.waitFor() == 0: said
    }

    /** A server that keeps what it was asked. */
    static class Web {

        final HttpServer server
        final List<String> asked = new CopyOnWriteArrayList<>()

        Web(HttpServer server) {
            this.server = server
            server.executor = Executors.newCachedThreadPool { new Thread(it).tap { daemon = true } }
            server.start()
        }

        static Web secure(Path store) {
            def keys = KeyStore.getInstance('PKCS12')
            Files.newInputStream(store).withCloseable { keys.load(it, 'changeit'.toCharArray()) }
            def managers = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
            managers.init(keys, 'changeit'.toCharArray())
            def context = SSLContext.getInstance('TLS')
            context.init(managers.keyManagers, null, null)
            def server = HttpsServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
            server.httpsConfigurator = new HttpsConfigurator(context)
            new Web(server)
        }

        void on(String path, Closure<?> work) {
            server.createContext(path) { Exchange exchange ->
                asked << "$exchange.requestMethod $exchange.requestURI".toString()
                work.call(exchange)
            }
        }

        String url(String path) {
            "${server instanceof HttpsServer ? 'https' : 'http'}://127.0.0.1:${server.address.port}$path"
        }

        void stop() {
            server.stop(0)
        }
    }
}
