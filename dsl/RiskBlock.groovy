package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `risk('name') { … }`. */
@CompileStatic
class RiskBlock extends Block {

    final Risk.Level VERY_LOW = Risk.Level.VERY_LOW
    final Risk.Level LOW = Risk.Level.LOW
    final Risk.Level MEDIUM = Risk.Level.MEDIUM
    final Risk.Level HIGH = Risk.Level.HIGH
    final Risk.Level CRITICAL = Risk.Level.CRITICAL

    private final Place at
    private final String name
    private Risk.Level probability = Risk.Level.MEDIUM
    private Risk.Level impact = Risk.Level.MEDIUM
    private String mitigation = ''

    RiskBlock(RunbookSource source, Place at, String name) {
        super(source)
        this.at = at
        this.name = name
    }

    @Word('how likely it is')
    void probability(Risk.Level level) {
        once('probability')
        probability = level
    }

    @Word('how bad it would be')
    void impact(Risk.Level level) {
        once('impact')
        impact = level
    }

    @Word('what is done about it')
    void mitigation(String text) {
        once('mitigation')
        mitigation = text
    }

    Risk toRisk() {
        new Risk(at, name, probability, impact, mitigation)
    }
}
