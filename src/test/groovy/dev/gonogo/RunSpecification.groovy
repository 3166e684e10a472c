package dev.gonogo

import dev.gonogo.model.Runbook
import dev.gonogo.plan.Json
import dev.gonogo.plan.Plan
import dev.gonogo.postgres.Database
import dev.gonogo.postgres.Rows
import dev.gonogo.run.Pause
import dev.gonogo.run.Printer
import dev.gonogo.run.Prompt
import dev.gonogo.run.ScriptedPrompt
import dev.gonogo.run.Workplace
import dev.gonogo.trail.Event
import dev.gonogo.trail.Format
import dev.gonogo.trail.Report
import dev.gonogo.trail.RunFolder
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.StepRecord
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** Writes a runbook into a folder and runs it against a fresh database of the shared server, through the API alone. */
abstract class RunSpecification extends Specification {

    @TempDir
    Path folder

    TestClock clock = new TestClock()
    Pause pause = { clock.advance(it) }
    Database database
    List<Event.Recorded> events = []

    def setup() {
        database = SharedServer.newDatabase()
        file('answers.json', '{"answers": []}')
    }

    /** A file of the runbook; its folders are made. */
    Path file(String path, String content) {
        def file = folder.resolve('book').resolve(path)
        Files.createDirectories(file.parent)
        Files.writeString(file, content.stripIndent())
        file
    }

    /** A runbook of one phase with these items; other words of `runbook` may be given before. */
    void runbook(String items, String head = '') {
        file('runbook.groovy', """\
runbook('spec') {
  role 'dba', 'Database Admin'
  role 'cto', 'CTO'
  target('db') { url secret('SPEC_DB'); retryLocks 1; backups CLONE }
$head
  phase('P') {
$items
  }
}
""")
    }

    /** A runbook of one task with these steps. */
    void task(String steps, String head = '') {
        runbook("task('T-1', 'a task') {\n$steps\n}", head)
    }

    /** Answers in the order in which they will be given: step, answer and what else an entry may have. */
    void answers(Map<String, String>... entries) {
        file('answers.json', Json.file([answers: entries.toList()]))
    }

    Gonogo gonogo() {
        def environment = [SPEC_DB: SharedServer.url(database)]
        new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), environment, new Secrets()), clock, pause)
                .leaving(Format.HTML, Format.MD, Format.JSON)
    }

    Runbook compiled() {
        gonogo().compile(folder.resolve('book'))
    }

    Plan plan() {
        gonogo().plan(compiled(), Optional.empty())
    }

    Report run(RunRequest request = RunRequest.on('db')) {
        run(request, ScriptedPrompt.read(folder.resolve('book/answers.json')))
    }

    Report run(RunRequest request, Prompt prompt) {
        events.clear()
        gonogo().run(compiled(), request, prompt, { Event.Recorded event -> events << event } as Printer)
    }

    RunFolder runFolder(Report report) {
        gonogo().run(Optional.of(report.run()))
    }

    static StepRecord step(Report report, String id) {
        (report.steps() + report.rollbackSteps()).find { it.id() == id }
    }

    /** A file of a step's evidence as JSON. */
    Object evidence(Report report, String path) {
        Json.read(Files.readString(runFolder(report).path().resolve('evidence').resolve(path)), Object)
    }

    void sql(String... statements) {
        database.open().withCloseable { session -> statements.each { session.execute(it) } }
    }

    Rows query(String sql) {
        database.open().withCloseable { it.query(sql) }
    }

    Object value(String sql) {
        query(sql).single()
    }
}
