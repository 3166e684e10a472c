package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `announce('name') { … }` of a task: what is told, and to whom. */
@CompileStatic
class AnnounceBlock extends SkippableBlock {

    private Message text
    private final List<SourceName> to = []
    private boolean mustArrive

    AnnounceBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('what is told; `{title}`, `{duration}`, `{status}` and the like are filled from the run')
    void text(String words) {
        text = message(source, once('text'), words)
    }

    @Word('the channels that it goes to; all when not said')
    void to(String... channels) {
        def place = here('to')
        channels.each { String channel -> to << new SourceName(place, channel) }
    }

    @Word('the step fails when the message does not arrive; else that is a warning')
    void mustArrive() {
        mustArrive = true
    }

    Step toStep() {
        if (!text) {
            source.problem(at, "announce `$name` says nothing", "write `text 'Migration {title} begins'`")
        }
        new Announce(head(), text ?: new Message(at, ''), to, mustArrive)
    }

    static Message message(RunbookSource source, Place at, String text) {
        def message = new Message(at, text)
        if (text.blank) {
            source.problem(at, 'an announcement with no text in it', '')
        }
        message.unknown().each { String blank ->
            source.problem(at, "nothing fills `{$blank}`", 'a run fills ' + Message.Blank.values().collect { '`{' + it.word() + '}`' }.join(', '))
        }
        message
    }
}
