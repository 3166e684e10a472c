package dev.gonogo.crash

import dev.gonogo.crash.Point.Kind
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** One point of some kinds in a small run; all of them in a big one are {@link CrashCampaign}. */
class CrashSpec extends Specification {

    static final List<Kind> SHORT = [Kind.EVENT, Kind.CLOCK, Kind.AFTER_COMMIT, Kind.CRASH, Kind.TERMINATE_AT_COMMIT]

    @TempDir
    Path folder

    def 'a run that is killed, or whose server is, ends as if nothing had been'() {
        given:
        def campaign = new Campaign(folder, SmallBook.&write, SmallBook.FIXTURES)

        when:
        def results = campaign.carryOut(campaign.points(SHORT.collectEntries { [it, 1] }, 7)) {}

        then:
        results.findAll { !it.good } == []

        cleanup:
        campaign?.close()
    }
}
