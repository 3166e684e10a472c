package dev.gonogo.postgres

import spock.lang.Specification

class WideningSpec extends Specification {

    def 'a type that holds every value of another one: #before, then #now'() {
        expect:
        Widening.holds(before, now) == holds

        where:
        before                        | now                           || holds
        'smallint'                    | 'bigint'                      || true
        'integer'                     | 'numeric'                     || true
        'bigint'                      | 'integer'                     || false
        'integer'                     | 'text'                        || false
        'character varying(20)'       | 'character varying(50)'       || true
        'character varying(20)'       | 'character varying'           || true
        'character varying(20)'       | 'text'                        || true
        'character varying'           | 'text'                        || true
        'character varying(50)'       | 'character varying(20)'       || false
        'character varying'           | 'character varying(20)'       || false
        'text'                        | 'character varying(20)'       || false
        'character varying(20)'       | 'character varying(50) collate "C"' || false
        'numeric(6,2)'                | 'numeric(8,2)'                || true
        'numeric(6,2)'                | 'numeric(8,4)'                || true
        'numeric(6,2)'                | 'numeric(7,4)'                || false
        'numeric(6,2)'                | 'numeric(8,1)'                || false
        'numeric(6,2)'                | 'numeric'                     || true
        'numeric'                     | 'numeric(6,2)'                || false
        'timestamp(0) with time zone' | 'timestamp(3) with time zone' || true
        'timestamp(3) with time zone' | 'timestamp with time zone'    || true
        'timestamp(3) with time zone' | 'timestamp(3) without time zone' || false
        'character(3)'                | 'character(5)'                || true
        'public.mood'                 | 'text'                        || false
        'text'                        | 'bytea'                       || false
    }
}
