package dev.gonogo.crash

import java.util.concurrent.atomic.AtomicInteger

/** What happens once, when the n-th request of a kind comes by. Thread-safe. */
final class Trap {

    private final AtomicInteger seen = new AtomicInteger()
    private final int number
    private final boolean commits
    private final boolean before
    private final boolean silencing
    private final Closure<?> deed

    /**
     * @param commits whether commits are counted, or all requests
     * @param before whether the request does not reach the server
     * @param silencing whether nothing is answered any more
     * @param deed is given the connection to the server
     */
    Trap(int number, boolean commits, boolean before, boolean silencing, Closure<?> deed) {
        this.number = number
        this.commits = commits
        this.before = before
        this.silencing = silencing
        this.deed = deed
    }

    static Trap none() {
        new Trap(0, false, false, false, {})
    }

    boolean isBefore() {
        before
    }

    boolean isSilencing() {
        silencing
    }

    boolean springs(boolean commit) {
        (commit || !commits) && seen.incrementAndGet() == number
    }

    void spring(Socket server) {
        deed.call(server)
    }
}
