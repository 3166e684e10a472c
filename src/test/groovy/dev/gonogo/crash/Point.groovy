package dev.gonogo.crash

/**
 * Where a run is disturbed: at the n-th thing of a kind. The seed decides what else is left open: whether the connections of
 * a killed process stay behind, whether the journal's last line is torn, and where the run is killed a second time.
 */
record Point(Kind kind, int number, long seed) {

    /** What is done at the n-th of what. */
    enum Kind {
        /** The process is killed when the n-th event is on disk. */
        EVENT('embedded'),
        /** The process is killed when the n-th time is asked for: mostly before an event is written. */
        CLOCK('embedded'),
        /** The process is killed, and the n-th commit does not reach the server. */
        BEFORE_COMMIT('staging'),
        /** The process is killed, and the n-th commit reaches the server. */
        AFTER_COMMIT('staging'),
        /** The process is killed, and the n-th request reaches the server. */
        REQUEST('staging'),
        /** The server crashes with the n-th request, and comes back. */
        CRASH('staging'),
        /** The server crashes with the n-th commit, and comes back. */
        CRASH_AT_COMMIT('staging'),
        /** The server process that gets the n-th request is terminated. */
        TERMINATE('staging'),
        /** The server process that gets the n-th commit is terminated. */
        TERMINATE_AT_COMMIT('staging'),
        /** All server processes of the run are terminated with the n-th request. */
        TERMINATE_ALL('staging')

        final String target

        Kind(String target) {
            this.target = target
        }

        boolean isOfProcess() {
            target == 'embedded'
        }

        boolean isOfCommit() {
            name().contains('COMMIT')
        }

        boolean isKill() {
            isOfProcess() || this in [BEFORE_COMMIT, AFTER_COMMIT, REQUEST]
        }
    }

    static Point parse(String text) {
        def words = text.split(':')
        new Point(Kind.valueOf(words[0].toUpperCase().replace('-', '_')), words[1] as int, words[2] as long)
    }

    @Override
    String toString() {
        "${kind.name().toLowerCase().replace('_', '-')}:$number:$seed"
    }

    /** For {@link Standstill}. */
    String standstill() {
        kind.isOfProcess() ? "${kind.name().toLowerCase()}:$number" : 'none'
    }

    /** Where the process that goes on is killed too; one in three is. */
    String secondStandstill() {
        def random = new Random(seed)
        kind.isKill() && random.nextInt(3) == 0 ? "${random.nextBoolean() ? 'event' : 'clock'}:${1 + random.nextInt(30)}" : 'none'
    }

    boolean isLeavingConnections() {
        seed % 2 == 1
    }

    /** Written up to here, and not further, when the process was killed. */
    boolean isTearing() {
        kind == Kind.CLOCK && seed % 2 == 1
    }
}
