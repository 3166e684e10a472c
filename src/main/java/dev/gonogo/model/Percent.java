package dev.gonogo.model;

import java.math.BigDecimal;

/** So many of a hundred: `10.percent`. */
public record Percent(BigDecimal value) {

    /** `0.1` of `10.percent`. */
    public double share() {
        return value.doubleValue() / 100;
    }

    @Override
    public String toString() {
        return value.toPlainString() + " %";
    }
}
