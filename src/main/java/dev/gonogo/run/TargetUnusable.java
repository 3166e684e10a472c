package dev.gonogo.run;

import dev.gonogo.model.Target;

/** A target whose address is missing or malformed; the message never shows the address. */
public final class TargetUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TargetUnusable(Target target, String why) {
        super(target.at() + ": target `" + target.name() + "` cannot be used: " + why);
    }
}
