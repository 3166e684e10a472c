package dev.gonogo.postgres;

/** Is told once a second what a statement does that takes longer than that. Called by a thread of its own. */
@FunctionalInterface
public interface ActivityListener {

    void looked(Activity activity);
}
