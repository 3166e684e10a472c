package dev.gonogo.crash

import dev.gonogo.crash.Point.Kind

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.BlockingQueue
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.atomic.AtomicInteger

/** Disturbs runs of one runbook at many points, two at a time (or as many as `crash.together` says), each on a server of its own, and compares how they end. */
final class Campaign implements AutoCloseable {

    private static final int AT_A_TIME = Integer.getInteger('crash.together', 2)

    private final Path folder
    private final Closure<Path> book
    private final BlockingQueue<Staging> free = new LinkedBlockingQueue<>()
    private final Map<String, Integer> counts
    private final Map<String, Object> expected
    private final AtomicInteger folders = new AtomicInteger()

    /** What an undisturbed run comes by, and leaves. */
    private static record Undisturbed(Map<String, Integer> counts, Map<String, Object> state) {
    }

    /** @param book writes the runbook into a folder; `fixtures` of it fill the target */
    Campaign(Path folder, Closure<Path> book, List<String> fixtures) {
        this.folder = folder
        this.book = book
        def written = book.call(folder.resolve('fixtures'))
        AT_A_TIME.times { free << new Staging(folder.resolve('servers').resolve(it as String), fixtures.collect { written.resolve(it) }) }
        def both = atATime(['embedded', 'staging']) { target, staging -> undisturbed(target as String, staging) }
        assert EndState.differences(both[0].state(), both[1].state()) == []
        counts = both[0].counts() + both[1].counts()
        expected = both[0].state()
    }

    private Undisturbed undisturbed(String target, Staging staging) {
        def own = newFolder()
        staging.fresh()
        staging.wire.reset(Trap.none(), false)
        def child = new ChildProcess(own, target, 'none', 0, target == 'staging' ? [STAGING_DB_URL: staging.url()] : [:]).untilGone()
        assert child.go: child.told()
        new Undisturbed(target == 'staging' ? [request: staging.wire.requests(), commit: staging.wire.commits()] : child.counts(),
                Trial.state(target, own, staging))
    }

    /** How many points of a kind there are. */
    int count(Kind kind) {
        kind.isOfProcess() ? counts[kind.name().toLowerCase()] as int : kind.isOfCommit() ? counts.commit : counts.request
    }

    /** Points of all kinds by turns, so that those in front are of each. @param most of a kind; they lie evenly among all */
    List<Point> points(Map<Kind, Integer> most, long seed) {
        def random = new Random(seed)
        def perKind = most.collect { kind, wanted -> spread(count(kind), wanted).collect { new Point(kind, it, random.nextInt(1000)) } }
        perKind.each { Collections.shuffle(it, random) }
        (0..<perKind*.size().max()).collectMany { turn -> perKind.findAll { it.size() > turn }.collect { it[turn] } }
    }

    private static List<Integer> spread(int all, int wanted) {
        int taken = Math.min(all, wanted)
        (0..<taken).collect { 1 + ((it + 0.5) * all / taken as int) }
    }

    /** @param told is given each result as it comes */
    List<Trial.Result> carryOut(List<Point> points, Closure<?> told) {
        atATime(points) { point, staging ->
            def own = newFolder()
            def result = result(point as Point, own, staging)
            result.good && own.toFile().deleteDir()
            synchronized (this) {
                told.call(result)
            }
            result
        }
    }

    /** A trial that cannot be carried out is a bad one, and the others go on. */
    private Trial.Result result(Point point, Path own, Staging staging) {
        try {
            new Trial(point, own, staging).carryOut(expected)
        } catch (RuntimeException untried) {
            new Trial.Result(point, ['not carried out'], false, [untried.toString()])
        }
    }

    private <T> List<T> atATime(List<?> all, Closure<T> work) {
        def threads = Executors.newFixedThreadPool(AT_A_TIME)
        try {
            threads.invokeAll(all.collect { one -> { -> withStaging { work.call(one, it) } } as Callable<T> })*.get()
        } finally {
            threads.shutdown()
        }
    }

    private <T> T withStaging(Closure<T> work) {
        def staging = free.take()
        try {
            work.call(staging)
        } finally {
            free.put(staging)
        }
    }

    private Path newFolder() {
        def own = folder.resolve("run-${folders.incrementAndGet()}")
        Files.createDirectories(own)
        book.call(own.resolve('book'))
        own
    }

    @Override
    void close() {
        free*.close()
    }
}
