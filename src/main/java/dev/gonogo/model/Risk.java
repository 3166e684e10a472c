package dev.gonogo.model;

/** A risk that the authors see, and what is done about it. */
public record Risk(Place at, String name, Level probability, Level impact, String mitigation) {

    /** A grade of probability or impact. */
    public enum Level {
        VERY_LOW,
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }
}
