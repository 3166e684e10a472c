package dev.gonogo.run.script;

import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.StatementFailed;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tries a transaction again that gave way because another session held a lock, after longer and longer pauses. */
public final class LockRetry {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final int LONGEST_PAUSE_DOUBLED = 6;

    private final int retries;
    private final Consumer<Notice> notices;

    public LockRetry(int retries, Consumer<Notice> notices) {
        this.retries = retries;
        this.notices = notices;
    }

    /** @throws ScriptFailed, or StatementFailed, when the last attempt failed, or one failed for another reason than a lock */
    public <T> T run(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (ScriptFailed failed) {
                giveWay(attempt, failed.failure(), failed);
            } catch (StatementFailed failed) {
                giveWay(attempt, failed, failed);
            }
        }
    }

    private <E extends RuntimeException> void giveWay(int attempt, StatementFailed failure, E thrown) {
        if (!failure.metLock() || attempt > retries) {
            throw thrown;
        }
        notices.accept(
                new Notice("LOCK", "attempt %d met a lock and gave way: %s".formatted(attempt, failure.primary())));
        pause(FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, LONGEST_PAUSE_DOUBLED)));
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
