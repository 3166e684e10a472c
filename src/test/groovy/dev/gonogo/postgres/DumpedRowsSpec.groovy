package dev.gonogo.postgres

import spock.lang.Specification

class DumpedRowsSpec extends Specification {

    def 'rows are counted up to the line that ends them, whatever they look like'() {
        given:
        def rows = ['1\t\\\\.', '2\t\\N', '\\.x', '.', '..', '', 'x\\.', '\\', '\\\\.', 'COPY public.u (id) FROM stdin;']

        expect:
        counted("-- two tables, one of them twice\nCOPY public.t (id, body) FROM stdin;\n${rows.join('\n')}\n\\.\n\nSELECT 1;\n" +
                'COPY "od""d"."T able" (id) FROM stdin;\n1\n\\.\nCOPY public.empty (id) FROM stdin;\n\\.\n' +
                'COPY public.t (id, body) FROM stdin;\n3\tafter\n\\.\n') == ['public.t': 11L, 'od"d.T able': 1L, 'public.empty': 0L]
    }

    def 'lines may be longer than a piece that is read, and end anywhere in it'() {
        given:
        def row = 'ü' * length + '\n'

        expect:
        counted("-- ${'ü' * length}\nCOPY public.t (body) FROM stdin;\n" + row * 30 + '\\.\nCOPY public.u (body) FROM stdin;\n\\.\n') ==
                ['public.t': 30L, 'public.u': 0L]

        where:
        length << [1, 32_000, 32_749, 32_750, 32_751, 32_767, 32_768, 65_535, 65_536, 200_000]
    }

    def 'what is cut off has the rows that are there'() {
        expect:
        counted('COPY public.t (id) FROM stdin;\n1\n2\n3') == ['public.t': 2L]
        counted('') == [:]
        counted('COPY public.t (id) FROM stdin;') == ['public.t': 0L]
    }

    private static counted(String script) {
        DumpedRows.count(new ByteArrayInputStream(script.getBytes('UTF-8')))
    }
}
