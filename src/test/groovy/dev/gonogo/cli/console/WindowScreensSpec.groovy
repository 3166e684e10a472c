package dev.gonogo.cli.console

import dev.gonogo.cli.CommandLineProgram
import dev.gonogo.trail.Verdict
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

/**
 * A whole window, from its first screen to its verdict, as a reader of the repository sees it. What differs from run to run
 * is replaced by what it is. `-Dscreens.write=true` writes the screens, and the picture of them in the README, anew.
 */
@Timeout(300)
class WindowScreensSpec extends ConsoleSpecification {

    static final Path SCREENS = Path.of('src/test/resources/dev/gonogo/cli/console/screens')
    static final Path PICTURE = Path.of('runbooks/console.svg')

    List<String> names = []

    def 'a window from its first screen to GO'() {
        given:
        assert new CommandLineProgram(System.out, System.err, [:]).run('new', folder.resolve('notes').toString()) == 0

        when:
        start('run', folder.resolve('notes').toString())
        waitsBefore('T-1/rehearse')

        then:
        shows('01-what-comes-next')

        when:
        seat.type('next')
        waitsBefore('T-1/before')
        seat.type('plan')
        seat.sees(~/(?m)^    ·   poll +lead\nPreparation, T-1>$/)

        then:
        shows('02-the-plan')

        when:
        seat.type('go')
        waitsFor('Monitoring is open')
        seat.type('yes it is on the wall')
        waitsFor('Apply the migrations')

        then:
        shows('03-an-approval')

        when:
        seat.type('yes')
        seat.sees('your name [ana] >')
        seat.type('kim')
        waitsBefore('T-2/migrate')

        then:
        shows('04-a-change')

        when:
        seat.type('next')
        waitsBefore('T-3/every-note-has-a-time')
        seat.type('sql select * from note order by id')
        seat.sees(~/(?m)^2 rows\nVerification, T-3>$/)

        then:
        shows('05-a-look-into-the-database')

        when:
        seat.type('go')
        waitsFor('go or no-go, dba')
        seat.type('go every check is green')
        seat.sees('your name [ana] >')
        seat.type('')
        waitsFor('go or no-go, lead')

        then:
        shows('06-the-poll')

        when:
        seat.type('go')
        seat.sees(~/(?s)lead\?.*why >/)
        seat.type('I have read the report')
        seat.sees(~/(?s)lead\?.*your name \[ana\] >/)
        seat.type('kim')

        then:
        seat.exitStatus() == 0
        report().verdict() == Verdict.Decided.GO
        shows('07-the-verdict')

        when:
        def picture = Cast.of(names.collect { Files.readString(SCREENS.resolve("${it}.txt")) })
        if (Boolean.getBoolean('screens.write')) {
            Files.writeString(PICTURE, picture)
        }

        then:
        Files.readString(PICTURE) == picture
    }

    private void waitsBefore(String step) {
        seat.sees(~/(?ms)^next  $step\b.*^\S[^\n]*(?<! running)>\n+ \S[^\n]*\n waits for `next`/)
    }

    private void waitsFor(String question) {
        seat.sees(~/(?ms)^\? $question.*^\S+>$.*^ waits for an answer/)
    }

    /** The screen is as it was kept, but for what differs from run to run. */
    private boolean shows(String name) {
        names << name
        def file = SCREENS.resolve("${name}.txt")
        if (Boolean.getBoolean('screens.write')) {
            Files.writeString(file, stable())
        }
        def kept = Files.readString(file)
        seat.await(name) { stable() == kept }
        true
    }

    private String stable() {
        seat.screen
                .replace(folder.toString(), '/home/ana')
                .replaceAll(/\d{8}-\d{6}-notes-[0-9a-f]{4}/, '20261120-200000-notes-4f2a')
                .replaceAll(/127\.0\.0\.1:\d+/, '127.0.0.1:54321')
                .replaceAll(/\d\d:\d\d:\d\d(\.\d+(\+\d\d)?)?/, '20:15:00')
                .replaceAll(/\d{4}-\d\d-\d\d/, '2026-11-20')
                .replaceAll(/\b[\d.]+ (ms|s)\b/, '1.2 s')
                .replaceAll(/\d+\/\d+ conns · /, '')
                .replaceAll(/(?m)^(--  -+  )-+$/, '$1' + '-' * 29)
                .replaceAll(/\b[0-9a-f]{64}\b/, '0' * 64)
                .replaceAll(/embedded_before_[0-9a-f]+/, 'embedded_before_4f2a')
                .replaceAll(/(?s)report {2}\S.*?report\.html/, 'report  .gonogo/runs/20261120-200000-notes-4f2a/report.html')
                .readLines()*.stripTrailing().join('\n') + '\n'
    }
}
