package dev.gonogo.crash

import dev.gonogo.Gonogo
import dev.gonogo.NoSuchRun
import dev.gonogo.ResumeRequest
import dev.gonogo.RunRequest
import dev.gonogo.plan.Json
import dev.gonogo.run.Printer
import dev.gonogo.run.ScriptedPrompt
import dev.gonogo.run.Workplace
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.Secrets

import java.nio.file.Files
import java.nio.file.Path

/**
 * The main class of the processes that are killed: begins the run of its folder, or goes on with it. At its point it says
 * so, and stands still until it is killed. What the run left in an embedded target it writes to `state.json` when the run ends.
 *
 * <pre>java -cp … dev.gonogo.crash.Child FOLDER TARGET POINT GENERATION</pre>
 */
final class Child {

    private final Path folder
    private final String target
    private final Standstill standstill
    private final Gonogo gonogo
    private Event.TargetOpened opened

    private Child(Path folder, String target, Standstill standstill, int generation) {
        this.folder = folder
        this.target = target
        this.standstill = standstill
        def home = folder.resolve('home')
        def workplace = new Workplace(home, Path.of('target/cache').toAbsolutePath(), System.getenv(), new Secrets())
        gonogo = new Gonogo(workplace, new WindowClock(generation, standstill))
    }

    static void main(String... arguments) {
        def standstill = new Standstill(arguments[2])
        try {
            def child = new Child(Path.of(arguments[0]), arguments[1], standstill, arguments[3] as int)
            def report = child.carryOut()
            say('ended', [verdict: report.verdict().name(), reasons: report.reasons(), because: report.endedBecause(),
                          differences: child.gonogo.verify(child.gonogo.run(Optional.of(report.run())))])
            say('counted', standstill.counts())
        } catch (Exception failed) {
            say('failed', [message: failed.toString()])
            failed.printStackTrace()
        }
        System.out.flush()
        Runtime.runtime.halt(0)
    }

    private Report carryOut() {
        def prompt = ScriptedPrompt.read(folder.resolve('book/answers.json'))
        def printer = { Event.Recorded recorded -> saw(recorded.event()) } as Printer
        try {
            def run = gonogo.run(Optional.empty())
            return gonogo.resume(run, ResumeRequest.asBegun(), prompt, printer)
        } catch (NoSuchRun nothingBegun) {
            return gonogo.run(gonogo.compile(folder.resolve('book')), RunRequest.on(target), prompt, printer)
        }
    }

    private void saw(Event event) {
        if (event instanceof Event.TargetOpened) {
            opened = event
        }
        if (target == 'embedded' && event instanceof Event.RunFinished) {
            keepState()
        }
        standstill.event()
    }

    private void keepState() {
        Servers.embedded(folder.resolve('home'), opened).open().withCloseable { session ->
            Files.writeString(folder.resolve('state.json'), Json.file(EndState.read(session)))
        }
    }

    private static void say(String what, Map<String, Object> fields) {
        println Json.line([what: what] + fields)
    }
}
