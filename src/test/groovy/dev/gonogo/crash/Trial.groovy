package dev.gonogo.crash

import dev.gonogo.crash.Point.Kind
import dev.gonogo.plan.Json

import java.nio.file.Files
import java.nio.file.Path

/** One run that is disturbed at one point, and gone on with until its end. */
final class Trial {

    private static final int MOST_PROCESSES = 5

    private final Point point
    private final Path folder
    private final Staging staging
    private final List<String> story = []
    private volatile ChildProcess running

    /** @param folder holds the runbook as `book`, and nothing else */
    Trial(Point point, Path folder, Staging staging) {
        this.point = point
        this.folder = folder
        this.staging = staging
    }

    /** @param expected what an undisturbed run leaves */
    Result carryOut(Map<String, Object> expected) {
        staging.fresh()
        staging.wire.reset(trap(), point.leavingConnections)
        def clean = true
        def last = process(point.standstill(), 0)
        tear()
        for (int generation = 1; !last.go && generation < MOST_PROCESSES; generation++) {
            clean &= last.killed || !point.kind().kill
            last = process(generation == 1 ? point.secondStandstill() : 'none', generation)
        }
        staging.wire.reset(Trap.none(), false)
        new Result(point, story, last.go && clean, problems(last, expected))
    }

    /**
     * What became of it.
     *
     * @param story how each process of the run ended
     * @param resumed whether the last one ended with GO, and only killed ones were before it where processes are killed
     */
    record Result(Point point, List<String> story, boolean resumed, List<String> problems) {

        boolean isDoubled() {
            problems.any { it.startsWith('doubled') || it.startsWith('too much') }
        }

        boolean isLost() {
            resumed && !problems.empty && !doubled
        }

        boolean isGood() {
            resumed && problems.empty
        }
    }

    private ChildProcess process(String standstill, int generation) {
        running = new ChildProcess(folder, point.kind().target, standstill, generation, environment())
        def gone = running.untilGone()
        story << gone.told()
        gone
    }

    private Map<String, String> environment() {
        point.kind().isOfProcess() ? [:] : [STAGING_DB_URL: staging.url()]
    }

    private List<String> problems(ChildProcess last, Map<String, Object> expected) {
        last.go ? last.differences() + EndState.differences(expected, state(point.kind().target, folder, staging)) : []
    }

    /** An embedded target is gone by now; its run has kept what it held. */
    static Map<String, Object> state(String target, Path folder, Staging staging) {
        target == 'staging' ? Json.read(Json.file(staging.state()), Map) : Json.read(Files.readString(folder.resolve('state.json')), Map)
    }

    private Trap trap() {
        def kind = point.kind()
        kind.isOfProcess() ? Trap.none()
                : new Trap(point.number(), kind.isOfCommit(), kind == Kind.BEFORE_COMMIT, kind.isKill(), deed(kind))
    }

    private Closure<?> deed(Kind kind) {
        switch (kind) {
            case [Kind.CRASH, Kind.CRASH_AT_COMMIT]: return { staging.crash() }
            case [Kind.TERMINATE, Kind.TERMINATE_AT_COMMIT]: return { Socket server -> staging.terminate(server) }
            case Kind.TERMINATE_ALL: return { staging.terminateAll() }
            default: return { running.kill() }
        }
    }

    /** As if the process had been killed while it wrote the next line. */
    private void tear() {
        def runs = folder.resolve('home/runs').toFile().listFiles()
        if (point.tearing && running.killed && runs) {
            def journal = runs.first().toPath().resolve('journal.jsonl')
            Files.exists(journal) && Files.writeString(journal, '{"seq":1', java.nio.file.StandardOpenOption.APPEND)
        }
    }
}
