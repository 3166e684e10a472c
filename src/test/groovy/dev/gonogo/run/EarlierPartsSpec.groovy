package dev.gonogo.run

import spock.lang.Specification

class EarlierPartsSpec extends Specification {

    def 'a part is in doubt from its beginning until it is known how it ended'() {
        given:
        def earlier = new EarlierParts()

        when:
        earlier.begin('T-1/migrate', '1_a.sql#1')

        then:
        earlier.begun('T-1/migrate', '1_a.sql#1')
        earlier.begun('1_a.sql#1')
        !earlier.begun('T-2/migrate', '1_a.sql#1')
        !earlier.begun('1_a.sql#2')

        when:
        earlier.settle('T-1/migrate', '1_a.sql#1')

        then:
        !earlier.begun('T-1/migrate', '1_a.sql#1')
        !earlier.begun('1_a.sql#1')
    }
}
