package dev.gonogo.postgres;

import java.util.Optional;

/** Another run holds the lease of the database; nothing was done. */
public final class TargetLeased extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Holder> holder;

    TargetLeased(String database, Optional<Holder> holder) {
        super("database `%s` is taken by %s; nothing was done\n  hint: %s"
                .formatted(
                        database,
                        holder.map(Holder::told).orElse("another run that comes and goes"),
                        "wait until that run has ended; when nobody is running it any more, go on with it by `gonogo resume` where it was begun"
                                + holder.map(TargetLeased::orEnd).orElse("")));
        this.holder = holder;
    }

    private static String orEnd(Holder holder) {
        return ", or end its session by `select pg_terminate_backend(%d)`".formatted(holder.pid());
    }

    /** Empty when each holder was gone by the time that it was asked for. */
    public Optional<Holder> holder() {
        return holder;
    }
}
