package dev.gonogo.crash

import dev.gonogo.crash.Point.Kind

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.BlockingQueue
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.LinkedBlockingQueue

/** Disturbs runs of one runbook at many points, two at a time, each on a server of its own, and compares how they end. */
final class Campaign implements AutoCloseable {

    private static final int AT_A_TIME = 2

    private final Path folder
    private final Closure<Path> book
    private final BlockingQueue<Staging> free = new LinkedBlockingQueue<>()
    private final Map<String, Integer> counts
    private final Map<String, Object> expected
    private int folders

    /** @param book writes the runbook into a folder; its fixtures are those of the embedded target, in the order of `fixtures` */
    Campaign(Path folder, Closure<Path> book, List<String> fixtures) {
        this.folder = folder
        this.book = book
        def written = book.call(folder.resolve('fixtures'))
        AT_A_TIME.times { free << new Staging(folder.resolve('servers').resolve(it as String), fixtures.collect { written.resolve(it) }) }
        def staging = free.peek()
        counts = undisturbed('embedded', staging).counts + undisturbed('staging', staging).counts
        expected = undisturbedState
    }

    private Map<String, Object> undisturbedState

    private Map undisturbed(String target, Staging staging) {
        def own = newFolder()
        staging.fresh()
        staging.wire.reset(Trap.none(), false)
        def child = new ChildProcess(own, target, 'none', 0, target == 'staging' ? [STAGING_DB_URL: staging.url()] : [:]).untilGone()
        assert child.go: child.told()
        def state = Trial.state(target, own, staging)
        assert undisturbedState == null || EndState.differences(undisturbedState, state) == []
        undisturbedState = state
        [counts: target == 'staging' ? [request: staging.wire.requests(), commit: staging.wire.commits()] : child.counts()]
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
        def threads = Executors.newFixedThreadPool(AT_A_TIME)
        try {
            threads.invokeAll(points.collect { point -> { -> one(point, told) } as Callable<Trial.Result> })*.get()
        } finally {
            threads.shutdown()
        }
    }

    private Trial.Result one(Point point, Closure<?> told) {
        def staging = free.take()
        try {
            def own = newFolder()
            def result = new Trial(point, own, staging).carryOut(expected)
            result.good && own.toFile().deleteDir()
            synchronized (this) {
                told.call(result)
            }
            result
        } finally {
            free.put(staging)
        }
    }

    private synchronized Path newFolder() {
        def own = folder.resolve("run-${++folders}")
        Files.createDirectories(own)
        book.call(own.resolve('book'))
        own
    }

    @Override
    void close() {
        free*.close()
    }
}
