package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.trail.StepRecord

import java.nio.file.Files
import java.nio.file.attribute.FileTime
import java.time.Duration

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

class FileCheckSpec extends RunSpecification {

    static final SUM = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9'

    def setup() {
        aged('out/old.txt', 'hello', Duration.ofDays(2))
        aged('out/new.txt', 'hello world', Duration.ofMinutes(5))
    }

    def 'a file as it should be: #words'() {
        when:
        def checked = check(words)

        then:
        checked.state() == PASSED
        checked.message() == 'new.txt, 11 bytes, 5 min old'

        where:
        words << ["file 'out/new.txt'",
                  "file('out/*.txt') { youngerThan 1.hour }",
                  "file('out/new.txt') { atLeast 0.01.kb; atMost 1.kb; sha256 '$SUM' }"]
    }

    def 'a file as it should not be: #words'() {
        when:
        def checked = check(words)

        then:
        checked.state() == FAILED
        checked.message() == told

        where:
        words                                                  || told
        "file 'out/none.txt'"                                  || 'there is no file `out/none.txt`'
        "file 'nowhere/*.txt'"                                 || 'there is no file `nowhere/*.txt`'
        "file 'out'"                                           || 'there is no file `out`'
        "file('out/old.txt') { youngerThan 1.day }"            || 'old.txt: it is 48 h old, wanted are less than 24 h'
        "file('out/new.txt') { atLeast 100.kb }"               || 'new.txt: it has 11 bytes, wanted are 100.0 kB at least'
        "file('out/new.txt') { atMost 0.005.kb }"              || 'new.txt: it has 11 bytes, wanted are 5 bytes at most'
        "file('out/old.txt') { sha256 '$SUM'; atMost 1.mb }"   || "old.txt: its sum is 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824, wanted is $SUM"
    }

    def 'a file of tomorrow means that a clock is wrong'() {
        given:
        aged('out/new.txt', 'hello', Duration.ofDays(-1))

        expect:
        check("file('out/new.txt') { youngerThan 1.day }").message().endsWith(': a clock is wrong')
    }

    private void aged(String path, String content, Duration age) {
        Files.setLastModifiedTime(file(path, content), FileTime.from(clock.instant() - age))
    }

    private StepRecord check(String words) {
        task "check('it') { $words }"
        run().steps()[0]
    }
}
