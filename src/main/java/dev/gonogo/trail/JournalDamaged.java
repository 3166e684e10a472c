package dev.gonogo.trail;

/** A journal that was changed after it was written. */
public final class JournalDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalDamaged(RunFolder folder, int line, String why) {
        super(
                "%s:%d: the journal is damaged: %s; nothing can be concluded from this run\n  hint: %s"
                        .formatted(
                                folder.journal(),
                                line,
                                why,
                                "`gonogo verify` tells what else differs; look for a bundle or a copy of the folder that is whole"));
    }
}
