package dev.gonogo.crash

import dev.gonogo.crash.Point.Kind
import spock.lang.Specification

import java.nio.file.Path

/**
 * The whole campaign: `mvn -Pcrash test`. Every event and every commit is a point, and of the requests those that lie
 * evenly among them. The folders of bad points stay in `target/crash`. `-Dpoint=after-commit:17:304` carries out that one alone, `-Dcrash.points=100` the first hundred, and
 * `-Dcrash.seed=2` shuffles anew.
 */
class CrashCampaign extends Specification {

    private static final Map<Kind, Integer> MOST = [
            (Kind.EVENT): 1000, (Kind.CLOCK): 1000, (Kind.BEFORE_COMMIT): 1000, (Kind.AFTER_COMMIT): 1000, (Kind.REQUEST): 60,
            (Kind.CRASH): 40, (Kind.CRASH_AT_COMMIT): 40, (Kind.TERMINATE): 60, (Kind.TERMINATE_AT_COMMIT): 40, (Kind.TERMINATE_ALL): 40]

    def 'nothing runs twice, and nothing is lost'() {
        given:
        def folder = Path.of('target/crash').toAbsolutePath()
        folder.toFile().deleteDir()
        def campaign = new Campaign(folder, CrashBook.&write, CrashBook.FIXTURES)

        when:
        def results = campaign.carryOut(points(campaign)) { tell(it) }
        println summary(results)

        then:
        results.every { it.good }

        cleanup:
        campaign?.close()
    }

    private static List<Point> points(Campaign campaign) {
        def one = System.getProperty('point')
        def all = one ? [Point.parse(one)] : campaign.points(MOST, Long.getLong('crash.seed', 1))
        all.take(Integer.getInteger('crash.points', all.size()))
    }

    private static void tell(Trial.Result result) {
        println "${result.good ? 'good' : 'BAD '} ${result.point()}: ${result.story().join(', then ')}"
        if (!result.good) {
            result.problems().take(5).each { println "       $it" }
            println "       again: mvn -Pcrash test -Dpoint=${result.point()}"
        }
    }

    private static String summary(List<Trial.Result> results) {
        "crash campaign: ${results.size()} points, ${results.count { it.lost }} lost, ${results.count { it.doubled }} doubled, " +
                "${results.count { !it.resumed }} not resumed"
    }
}
