package dev.gonogo.run

import com.sun.net.httpserver.HttpServer
import dev.gonogo.Gonogo
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.Signing
import dev.gonogo.plan.Json
import dev.gonogo.plan.Plan
import dev.gonogo.postgres.Dump
import dev.gonogo.postgres.OlderServer
import dev.gonogo.trail.Bundle
import dev.gonogo.trail.Report
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.StepState
import dev.gonogo.trail.Verification
import spock.lang.Requires

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicBoolean

/** Secrets that are sent out on every way that there is, and are found nowhere. */
class CanarySpec extends RunSpecification {

    /** Characters that every encoding writes in another way, and letters that stand for themselves in none but hex and base64. */
    static final Map<String, String> CANARIES = [
            password: 'Kanari"en<1>&\'vogel/+x',
            token   : 'To\\ken ca"nary<2>&yellow',
            url     : 'hookcanary3/T00/B00/xYz+=~',
            pgpass  : 'environment canary 4']

    HttpServer web = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)

    File processes

    String url

    def setup() {
        url = SharedServer.url(database).replaceFirst('^jdbc:', '')
        web.createContext('/') { exchange ->
            def said = (exchange.requestHeaders.getFirst('X-Token') ?: '') + ' ' + exchange.requestURI
            exchange.sendResponseHeaders(200, said.bytes.length)
            exchange.responseBody.withCloseable { it.write(said.bytes) }
        }
        web.start()
        processes = folder.resolve('processes').toFile()
        file('allowed_signers', Signing.allowedSigners())
        sql "do \$\$ begin create role canary superuser login; exception when duplicate_object then null; end \$\$",
                "alter role canary password '${CANARIES.password.replace("'", "''")}'".toString(),
                'create table told(what text)'
        CANARIES.values().each { canary -> encodings(canary).values().each { form -> insert(form) } }
        def home = 'http://127.0.0.1:' + web.address.port
        file('leak.sh', '#!/bin/sh\nprintenv; for p in /proc/[0-9]*/cmdline; do tr "\\0" " " < $p; echo; done >> ' + "$processes 2>/dev/null; exit 1\n").toFile().executable = true
        file('migrations/1_a.sql', "do 'declare r record; begin for r in select * from told loop raise warning ''%'', r.what; end loop; end';")
        runbook """
            approval('apply') { by 'dba'; signed() }
            task('T-1', 'one with ${literal(CANARIES.password)}') {
              check('rows') { query 'select * from told'; expect { rows.size() > 1 } }
              check('parameter') { setting 'app.password', '${literal(CANARIES.pgpass)}'; query "select current_setting('app.password')"; expect { scalar != 'x' } }
              sql('error') { statement "select '${literal(CANARIES.password.replace("'", "''"))}'::int"; skippable() }
              check('token') { http('$home/echo') { header 'X-Token', secret('CANARY_TOKEN') } }
              check('hook') { http secret('CANARY_HOOK') }
              migrate()
              command('leak') { program './leak.sh'; exitStatus 1 }
              ask('what') { }
              check('wrong') { query 'select what from told limit 1'; expect { scalar == 'x' }; skippable() }
              snapshot('now') { catalog(); rowCounts() }
            }
        """, "migrations('migrations'); signers 'allowed_signers'"
    }

    def cleanup() {
        web.stop(0)
    }

    @Override
    Gonogo gonogo() {
        def shared = URI.create(url)
        def password = URLEncoder.encode(CANARIES.password, 'UTF-8').replace('+', '%20')
        def environment = [SPEC_DB     : "postgresql://canary:$password@$shared.host:$shared.port$shared.path".toString(),
                           CANARY_TOKEN: CANARIES.token,
                           CANARY_HOOK : "http://127.0.0.1:${web.address.port}/".toString() + CANARIES.url,
                           PGPASSWORD  : CANARIES.pgpass]
        new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), environment, new Secrets()), clock, pause)
    }

    def 'no artifact, event, report, list of processes or bundle holds one of them in any encoding'() {
        given:
        def gonogo = gonogo()
        def book = gonogo.compile(folder.resolve('book'))
        def plan = gonogo.plan(book, Optional.of('db'))
        def shown = new StringBuilder()
        def approval = Signing.sign(gonogo, Json.read(Json.file(plan), Plan), 'yes', 'ana', 'dba', 'ok')
        approval.write(folder.resolve('a.json'))

        when:
        def report = gonogo.run(book, new RunRequest(Optional.of('db'), Optional.of(plan), Optional.empty(), 'spec', new Interruption(), [folder.resolve('a.json')]),
                { Question question ->
                    shown << question
                    Optional.of(new Answer('ana', '', question.step().endsWith('/failure') ? 'skip' : CANARIES.values().join(' '), CANARIES.values().collectMany { encodings(it).values() }.join(' '), false))
                } as Prompt, { shown << it.event() << '\n' } as Printer)
        def run = gonogo.run(Optional.of(report.run()))
        Bundle.write(run, folder.resolve('home/bundle.zip'))

        then: 'they really went out'
        report.steps().collectEntries { [it.id(), it.state()] } == [
                'p/apply': StepState.PASSED, 'T-1/rows': StepState.PASSED, 'T-1/parameter': StepState.PASSED, 'T-1/error': StepState.SKIPPED_BY_OPERATOR,
                'T-1/token': StepState.PASSED, 'T-1/hook': StepState.PASSED, 'T-1/migrate': StepState.WARNED, 'T-1/leak': StepState.PASSED,
                'T-1/what': StepState.PASSED, 'T-1/wrong': StepState.SKIPPED_BY_OPERATOR, 'T-1/now': StepState.PASSED]
        processes.text.contains('leak.sh')

        and:
        def places = artifacts() + [events: shown.toString(), plan: Json.file(plan), report: Json.file(report), told: report.toString(), processes: processes.text]
        places.size() > 20
        places.collectMany { place, text -> found(text).collect { "$place holds $it".toString() } } == []
        places.events.contains('***')
        places.plan.contains('one with ***')

        and: 'and the record is whole'
        new Verification().differences(run) == []
        Report.of(run).criteria().find { it.name() == 'approvals are given' }.met()
    }

    @Requires({ Dump.missing('15').empty })
    def 'nor does the list of processes while a backup is made and restored'() {
        given:
        database = OlderServer.newDatabase()
        url = OlderServer.url(database)
        sql "create role canary superuser login password '${CANARIES.password.replace("'", "''")}'".toString(), 'create table told as select n, md5(n::text) from generate_series(1, 300000) n'
        runbook "task('T-1', 'one') { backup('safe') { prove COMPARED } }", "target('dumped') { url secret('SPEC_DB') }"
        def seen = ConcurrentHashMap.<String> newKeySet()
        def over = new AtomicBoolean()
        def looking = CompletableFuture.runAsync({ while (!over.get()) { seen.addAll(commandLines()) } }, { new Thread(it).start() })

        when:
        def gonogo = gonogo()
        def report = gonogo.run(gonogo.compile(folder.resolve('book')), RunRequest.on('dumped'), { Optional.empty() } as Prompt, { } as Printer)
        over.set(true)
        looking.join()

        then:
        step(report, 'T-1/safe').state() == StepState.PASSED
        seen.any { it.contains('pg_dump --format=custom') }
        seen.any { it.contains('pg_restore --exit-on-error') }
        found(seen.join('\n')) == []
        artifacts().collectMany { place, text -> found(text).collect { "$place holds $it".toString() } } == []
    }

    /** Those of all processes, as everybody on the machine may read them. */
    private static List<String> commandLines() {
        new File('/proc').listFiles({ it.name.isInteger() } as FileFilter).collect { process ->
            try {
                new File(process, 'cmdline').getText('UTF-8').replace('\u0000', ' ')
            } catch (IOException ended) {
                ''
            }
        }
    }

    private Map<String, String> artifacts() {
        def all = [:]
        folder.resolve('home').toFile().eachFileRecurse { file ->
            if (file.file) {
                all[file.path - folder.toString()] = file.getText('UTF-8')
            }
        }
        all
    }

    private static List<String> found(String text) {
        CANARIES.collectMany { name, canary -> encodings(canary).findAll { text.contains(it.value) }.collect { "the $name as $it.key" } }
    }

    /** Not asked of what is tested. */
    private static Map<String, String> encodings(String secret) {
        [raw   : secret,
         url   : URLEncoder.encode(secret, 'UTF-8'),
         base64: secret.bytes.encodeBase64().toString(),
         json  : secret.replace('\\', '\\\\').replace('"', '\\"'),
         html  : secret.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;').replace("'", '&#39;'),
         hex   : secret.bytes.encodeHex().toString()]
    }

    private void insert(String text) {
        sql "insert into told values ('${text.replace("'", "''")}')"
    }

    /** As the inside of a Groovy string between apostrophes. */
    private static String literal(String text) {
        text.replace('\\', '\\\\').replace("'", "\\'").replace('"', '\\"')
    }
}
