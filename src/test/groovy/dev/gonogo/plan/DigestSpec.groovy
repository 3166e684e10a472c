package dev.gonogo.plan

import spock.lang.Specification
import spock.lang.TempDir
import spock.util.environment.RestoreSystemProperties

import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.nio.file.Path
import java.security.MessageDigest

class DigestSpec extends Specification {

    @TempDir
    Path folder

    def 'a file of #bytes bytes has the sum of its content, whoever makes it'() {
        given:
        def file = folder.resolve('ein Satz „Prüfung“.dump')
        def content = new byte[bytes]
        new Random(bytes).nextBytes(content)
        Files.write(file, content)

        expect:
        Digest.of(file) == MessageDigest.getInstance('SHA-256').digest(content).encodeHex().toString()

        where:
        bytes << [0, 1, 70_000, SumProcess.WORTH_IT as int, (SumProcess.WORTH_IT as int) + 1]
    }

    def 'a big file is left to a process of its own'() {
        given:
        def file = Files.write(folder.resolve('big'), 'a big file'.bytes)

        expect:
        SumProcess.of(file).get() == Digest.of('a big file')
    }

    @RestoreSystemProperties
    def 'without Java programs at hand this process makes the sum itself'() {
        given:
        def file = folder.resolve('big')
        Files.write(file, new byte[SumProcess.WORTH_IT])

        when:
        System.setProperty('java.home', folder.toString())

        then:
        SumProcess.of(file).empty
        Digest.of(file) == Digest.of(new byte[SumProcess.WORTH_IT])
    }

    @RestoreSystemProperties
    def 'a process that fails says nothing that could be taken for a sum'() {
        given:
        def file = Files.write(folder.resolve('big'), 'a big file'.bytes)

        when:
        System.setProperty('java.class.path', folder.toString())

        then:
        SumProcess.of(file).empty
    }

    def 'a file that is not there is an error'() {
        when:
        Digest.of(folder.resolve('missing'))

        then:
        thrown(NoSuchFileException)
    }
}
