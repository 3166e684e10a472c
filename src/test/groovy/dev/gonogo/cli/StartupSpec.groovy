package dev.gonogo.cli

import dev.gonogo.SharedServer
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What a call loads: no compiler where nothing is to be compiled. Looked at in a JVM of its own, as a user starts it. */
class StartupSpec extends Specification {

    static final String COMPILER = 'org.codehaus.groovy.control.CompilationUnit'

    @TempDir
    Path folder

    def '`--help` loads no Groovy, no driver and no templates'() {
        given:
        def loaded = loadedBy('--help')

        expect:
        loaded.contains('dev.gonogo.cli.Main')
        !loaded.any { it.startsWith('groovy.') || it.startsWith('org.codehaus.groovy') || it.startsWith('org.postgresql') || it.startsWith('freemarker') }
    }

    def 'the second run of a runbook loads no compiler'() {
        given:
        Files.writeString(folder.resolve('runbook.groovy'), """
            runbook('r') {
              target('db') { url '${SharedServer.url(SharedServer.newDatabase())}' }
              phase('P') { task('T-1', 't') { check('c') { query 'select 1'; expect { scalar == 1 } } } }
            }
        """)

        when:
        def first = loadedBy('run', folder.toString())
        def second = loadedBy('run', folder.toString())

        then:
        first.contains(COMPILER)
        !second.contains(COMPILER)
        !second.any { it.startsWith('org.apache.groovy.parser') }
        second.contains('dev.gonogo.run.CheckRunner')
    }

    private Set<String> loadedBy(String... arguments) {
        def log = folder.resolve('classes.log')
        def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
        def builder = new ProcessBuilder([java, "-Xlog:class+load:file=$log", '-cp', System.getProperty('java.class.path'), 'dev.gonogo.cli.Main', *arguments]*.toString())
        builder.environment().put('XDG_CACHE_HOME', folder.resolve('cache').toString())
        def process = builder.directory(folder.toFile()).redirectErrorStream(true).start()
        def printed = process.inputStream.text
        assert process.waitFor() == 0: printed
        Files.readAllLines(log).collect { it.replaceFirst(/^(\[.*?])+ /, '').takeWhile { it != ' ' } } as Set
    }
}
