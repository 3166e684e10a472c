package dev.gonogo.postgres

import spock.lang.Specification

class DumpContentsSpec extends Specification {

    def 'rows begin where the first place says that was not known at first: #what'() {
        expect:
        DumpContents.rowsBegin(bytes(first), bytes(last)) == (begin == null ? OptionalInt.empty() : OptionalInt.of(begin))

        where:
        what                  | first                                       | last                                         || begin
        'nothing has a place' | [7, 8, 9]                                   | [7, 8, 9]                                    || 0
        'the first of two'    | [7, 1, *[0] * 8, 1, *[0] * 8, 5, 6]         | [7, 2, 19, *[0] * 7, 2, 20, *[0] * 7, 5, 6]  || 19
        'another change'      | [7, 3, *[0] * 8, 5, 6]                      | [7, 4, 11, *[0] * 7, 5, 6]                   || null
        'a place beyond'      | [7, 1, *[0] * 8, 5, 6]                      | [7, 2, 0, 1, *[0] * 6, 5, 6]                 || null
        'a place before'      | [7, 1, *[0] * 8, 5, 6]                      | [7, 2, 1, *[0] * 7, 5, 6]                    || null
        'cut'                 | [7, 1, 0]                                   | [7, 2, 11]                                   || null
    }

    private static byte[] bytes(List<Integer> numbers) {
        numbers.collect { (byte) it } as byte[]
    }
}
