package dev.gonogo.cli

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.time.Instant

/** The script `gonogo`, in a folder of its own with a Maven and JDKs that only write down how they were called. */
class LauncherSpec extends Specification {

    @TempDir
    Path folder

    Path project

    def setup() {
        project = Files.createDirectories(folder.resolve('a project'))
        Files.copy(Path.of('gonogo'), project.resolve('gonogo'))
        ['src/main', 'dsl', 'templates', '../bin'].each { Files.createDirectories(project.resolve(it)) }
        Files.writeString(project.resolve('pom.xml'), '')
        ['dirname', 'readlink', 'find', 'mkdir', 'cat', 'rm', 'sleep', 'mv'].each { tool ->
            def there = ['/usr/bin', '/bin'].collect { Path.of(it, tool) }.find { Files.exists(it) }
            Files.createSymbolicLink(folder.resolve('bin').resolve(tool), there)
        }
        program(folder.resolve('bin/mvn'), 'echo "built with $JAVA_HOME" >>"$CALLS"; mkdir -p target; : >"${4%/pom.xml}/target/gonogo.jar"')
        jdk('jdk-17', '17.0.15')
        age()
    }

    def 'it builds once, and again after a change'() {
        when:
        2.times { gonogo('words') }

        then:
        calls() == ["built with $folder/jdk-17", '17 archives', '17 words with classes-17.0.15', '17 words with classes-17.0.15']*.toString()

        when:
        Files.writeString(project.resolve('dsl/New.groovy'), '')
        gonogo('words')

        then:
        calls().count { it.startsWith('built') } == 2

        when:
        Files.delete(project.resolve('dsl/New.groovy'))
        gonogo('words')

        then:
        calls().count { it.startsWith('built') } == 3
    }

    def 'the archive of classes is made anew with the program, once for each JDK, and done without where there can be none'() {
        when:
        gonogo('words')
        jdk('home/.sdkman/candidates/java/25', '25.0.1')
        2.times { gonogo('words') }

        then:
        calls().findAll { it.endsWith('archives') } == ['17 archives', '25 archives']

        when:
        Files.writeString(project.resolve('dsl/New.groovy'), '')
        gonogo('words')

        then:
        calls().findAll { it.endsWith('archives') } == ['17 archives', '25 archives', '25 archives']
        !Files.exists(project.resolve('target/classes-17.0.15'))

        when:
        program(folder.resolve('home/.sdkman/candidates/java/25/bin/java'), """
            case "\$*" in *AOTCacheOutput*) exit 1;; esac
            echo "25 \$*" >>"\$CALLS" """)
        Files.delete(project.resolve('target/classes-25.0.1'))
        2.times { gonogo('words') }

        then:
        calls().takeRight(2).every { it.endsWith(' words') && !it.contains('AOTCache') }
        Files.size(project.resolve('target/classes-25.0.1')) == 0
    }

    def 'who is interrupted while an archive is made leaves nothing of it'() {
        given:
        gonogo('words')
        Files.delete(project.resolve('target/classes-17.0.15'))
        program(folder.resolve('jdk-17/bin/java'), """
            for option; do case \$option in -XX:ArchiveClassesAtExit=*) echo half >"\${option#*=}"; kill -TERM "\$PPID"; exit;; esac; done
            echo started >>"\$CALLS" """)

        expect:
        gonogo('words') == 130
        !calls().contains('started')
        project.resolve('target').toFile().list().findAll { it.startsWith('classes-') } == ['classes-17.0.15.at']
    }

    def 'no archive is made for texts that hardly need a class'() {
        when:
        ['--help', '--version', 'lint'].each { gonogo(it) }

        then:
        calls().drop(1) == ['17 --help', '17 --version', '17 archives', '17 lint with classes-17.0.15']
    }

    def 'it runs on the newest JDK and builds with JAVA_HOME'() {
        given:
        jdk('home/.sdkman/candidates/java/25', '25.0.1')
        jdk('home/.sdkman/candidates/java/8', '1.8.0_392')

        when:
        gonogo('check', 'a b')

        then:
        calls() == ["built with $folder/jdk-17", '25 archives', '25 check a b with classes-25.0.1']*.toString()
    }

    def 'without a JDK, or without Maven, it says so'() {
        when:
        Files.delete(folder.resolve('bin/mvn'))

        then:
        gonogo('words') == 2
        Files.readString(folder.resolve('err')) ==
                'gonogo: Maven is needed to build Gonogo, and there is no `mvn`\n  hint: install Maven 3.8 or newer\n'

        when:
        jdk('jdk-17', '11.0.2')

        then:
        gonogo('words') == 2
        Files.readString(folder.resolve('err')) ==
                'gonogo: no JDK of version 17 or newer was found\n  hint: install one, or set JAVA_HOME to it\n'
    }

    def 'a failed build starts nothing, and a lock that was left behind does not stop the next'() {
        given:
        Files.createDirectories(project.resolve('target/gonogo.building'))
        Files.writeString(project.resolve('target/gonogo.building/pid'), '99999999')
        program(folder.resolve('bin/mvn'), 'exit 1')

        expect:
        gonogo('words') == 2
        Files.readString(folder.resolve('err')).endsWith('gonogo: the build failed, see above\n')
        calls() == []
        !Files.exists(project.resolve('target/gonogo.building'))
    }

    def 'a lock without an owner is one of somebody who was killed, and another one is waited for aloud'() {
        given:
        Files.createDirectories(project.resolve('target/gonogo.building'))

        expect:
        gonogo('words') == 0
        calls().last() == '17 words with classes-17.0.15'
        Files.readString(folder.resolve('err')).startsWith('gonogo: waiting for the build of process ? …\ngonogo: building')
    }

    /** The machine's own programs are hidden but for the few that the script needs. */
    private int gonogo(String... arguments) {
        def script = Files.readString(project.resolve('gonogo')).replace('/usr/lib/jvm/*', '').replace('/opt/java/* /opt/jdk*', '')
        Files.writeString(project.resolve('gonogo'), script)
        age()
        def builder = new ProcessBuilder(['/bin/sh', project.resolve('gonogo').toString()] + arguments.toList())
        builder.environment().clear()
        [PATH: 'bin', HOME: 'home', JAVA_HOME: 'jdk-17', CALLS: 'calls'].each { name, place ->
            builder.environment().put(name, folder.resolve(place).toString())
        }
        builder.redirectError(folder.resolve('err').toFile()).start().waitFor()
    }

    private List<String> calls() {
        Files.exists(folder.resolve('calls')) ? Files.readAllLines(folder.resolve('calls')) : []
    }

    private void jdk(String name, String version) {
        def home = Files.createDirectories(folder.resolve(name).resolve('bin')).parent
        Files.writeString(home.resolve('release'), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"$version\"\n")
        program(home.resolve('bin/javac'), '')
        program(home.resolve('bin/java'), '''
            for option; do case $option in
              -XX:ArchiveClassesAtExit=*|-XX:AOTCacheOutput=*) echo "MAJOR archives" >>"$CALLS"; echo classes >"${option#*=}"; exit;;
              -XX:SharedArchiveFile=*|-XX:AOTCache=*) with=" with ${option##*/}";;
            esac; done
            while [ "$1" != -jar ]; do shift; done; shift 2
            echo "MAJOR $*$with" >>"$CALLS"
            '''.replace('MAJOR', version.replaceFirst('^1\\.', '').takeWhile { it.isInteger() }))
    }

    private static void program(Path file, String text) {
        Files.writeString(file, "#!/bin/sh\n$text\n")
        file.toFile().setExecutable(true)
    }

    /** What was there before the build is older than it, whatever the clock's grain. */
    private void age() {
        Files.walk(project).withCloseable { all ->
            all.filter { !it.startsWith(project.resolve('target')) && !it.fileName.toString().startsWith('New') && it.fileName.toString() != 'dsl' }
                    .each { Files.setLastModifiedTime(it, FileTime.from(Instant.now().minusSeconds(3600))) }
        }
    }
}
