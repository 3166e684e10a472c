package dev.gonogo

import dev.gonogo.run.Answer
import dev.gonogo.run.Interruption
import dev.gonogo.run.Printer
import dev.gonogo.run.Prompt
import dev.gonogo.run.Question
import dev.gonogo.trail.Event
import dev.gonogo.trail.RecordedJournal
import dev.gonogo.trail.Report
import dev.gonogo.trail.RunFolder

import java.nio.file.Files

/** Runs that end in the middle, and what other processes make of them. */
abstract class ResumedSpecification extends RunSpecification {

    static final Prompt NOBODY = { Optional.empty() } as Prompt

    /** What a process dies of: nothing of the engine outlives it. */
    static class Killed extends Error {
    }

    RunFolder newest() {
        gonogo().run(Optional.empty())
    }

    Report resume(Prompt prompt = NOBODY, ResumeRequest request = ResumeRequest.asBegun()) {
        events.clear()
        gonogo().resume(newest(), request, prompt, { events << it } as Printer)
    }

    static ResumeRequest request(Map<String, ?> wanted) {
        new ResumeRequest(Optional.ofNullable(wanted.until as String), wanted.kept as List ?: [], wanted.again as List ?: [], 'operator', new Interruption())
    }

    Report rollBack(String way = null, Prompt prompt = NOBODY) {
        events.clear()
        gonogo().rollBack(newest(), Optional.ofNullable(way), 'it must go', ResumeRequest.asBegun(), prompt, { events << it } as Printer)
    }

    /** Runs, resumes or rolls back in a process that is killed when this event is on disk. */
    void killed(Closure<Boolean> at, Closure<?> work = null) {
        def last = 0
        def printer = { Event.Recorded recorded ->
            if (last || at.call(recorded.event())) {
                last = last ?: recorded.seq()
                throw new Killed()
            }
        } as Printer
        try {
            work ? work.call(printer) : gonogo().run(compiled(), RunRequest.on('db'), NOBODY, printer)
            assert false: 'the process was not killed'
        } catch (Killed ignored) {
            cut(last as int)
        }
    }

    /** Leaves the first lines of the journal, as a process does that is killed then. */
    void cut(int lines, String torn = '') {
        def kept = Files.readAllLines(newest().journal()).take(lines)
        Files.writeString(newest().journal(), kept.collect { it + '\n' }.join('') + torn)
    }

    /** Leaves the journal up to the first event of this kind, or to the one before it. */
    void cutAfter(Closure<Boolean> at) {
        cut(recorded().findIndexOf(at) + 1)
    }

    void cutBefore(Closure<Boolean> at) {
        cut(recorded().findIndexOf(at))
    }

    List<Event> recorded() {
        RecordedJournal.read(newest()).events()*.event()
    }

    /** Gives each question its answers, one after the other; an answer may be a closure that does something before. */
    static Prompt saying(Map<String, ?> answers) {
        def left = answers.collectEntries { [it.key, it.value instanceof List ? new ArrayDeque(it.value) : new ArrayDeque(it.value == null ? [] : [it.value])] }
        return { Question question ->
            def next = left[question.step()]?.poll()
            def said = next instanceof Closure ? next.call(question) : next
            Optional.ofNullable(said).map { new Answer('ana', question.roles() ? question.roles()[0] : '', it.toString(), 'it must', false) }
        } as Prompt
    }

    /** Edits the runbook. */
    void edit(String from, String to) {
        def book = folder.resolve('book/runbook.groovy')
        def text = Files.readString(book)
        assert text.contains(from)
        Files.writeString(book, text.replace(from, to))
    }

    static Map<String, ?> states(Report report) {
        report.steps().collectEntries { [it.id(), it.state()] }
    }

    static boolean isStarted(Event event, String step) {
        event instanceof Event.StepStarted && event.step() == step
    }

    static boolean isFinished(Event event, String step) {
        event instanceof Event.StepFinished && event.step() == step
    }
}
