package dev.gonogo.run;

/** A scratch database could not be made what it should be. */
public final class ScratchUnfilled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScratchUnfilled(String from, String why) {
        super("the scratch database cannot be filled from %s: %s".formatted(from, why));
    }
}
