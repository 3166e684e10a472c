package dev.gonogo.trail;

import java.util.List;

/**
 * Something that must be so for a GO.
 *
 * @param evidence what shows it: ids of steps, or paths in the run's folder
 * @param reasons one sentence for each thing that keeps it from being met; none when it is
 */
public record Criterion(String name, boolean met, List<String> evidence, List<String> reasons) {

    public Criterion {
        evidence = List.copyOf(evidence);
        reasons = List.copyOf(reasons);
    }

    static Criterion of(String name, List<String> evidence, List<String> reasons) {
        return new Criterion(name, reasons.isEmpty(), evidence, reasons);
    }
}
