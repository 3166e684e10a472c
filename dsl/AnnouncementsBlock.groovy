package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import dev.gonogo.model.Announcements.Occasion

/** `announcements { … }`: what is told when the run begins and when it ends, without a step. */
@CompileStatic
class AnnouncementsBlock extends Block {

    private final Map<Occasion, Message> messages = [:]
    private final List<SourceName> to = []
    private boolean mustArrive

    AnnouncementsBlock(RunbookSource source) {
        super(source)
    }

    @Word('the run begins')
    void start(String text) {
        add(Occasion.START, 'start', text)
    }

    @Word('the run came to its end, and it is a GO')
    void success(String text) {
        add(Occasion.SUCCESS, 'success', text)
    }

    @Word('the run came to its end, and it is NO-GO; or it was aborted')
    void failure(String text) {
        add(Occasion.FAILURE, 'failure', text)
    }

    @Word('the run was rolled back; `{reason}` says why')
    void rolledBack(String text) {
        add(Occasion.ROLLBACK, 'rolledBack', text)
    }

    @Word('the run is held; `{reason}` says where')
    void held(String text) {
        add(Occasion.HOLD, 'held', text)
    }

    @Word('the channels that they go to; all when not said')
    void to(String... channels) {
        def place = here('to')
        channels.each { String channel -> to << new SourceName(place, channel) }
    }

    @Word('the run does not begin when its start could not be announced')
    void mustArrive() {
        mustArrive = true
    }

    Announcements toAnnouncements() {
        new Announcements(messages, to, mustArrive)
    }

    private void add(Occasion occasion, String word, String text) {
        messages[occasion] = AnnounceBlock.message(source, once(word), text)
    }
}
