package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `migrate { … }`: how far, and what may get lost on the way. */
@CompileStatic
class MigrateBlock extends SkippableBlock {

    private SourceName to
    private final List<AllowedLoss> allowedLosses = []

    MigrateBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('the last version to apply; all when not said')
    void to(String version) {
        to = new SourceName(once('to'), version)
    }

    @Word('a catalog object that the migrations may remove or weaken, as `view public.v_old`')
    void allowLoss(String... objects) {
        def at = here('allowLoss')
        objects.each { String object -> allowedLosses << new AllowedLoss(at, object) }
    }

    Step toStep() {
        new Migrate(head(), Optional.ofNullable(to), allowedLosses)
    }
}
