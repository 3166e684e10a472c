package dev.gonogo.trail;

import java.util.List;
import java.util.stream.Stream;

/** That somebody went on against a rule, one sentence each. */
final class Overrides {

    private Overrides() {}

    static List<String> told(RunRecord run) {
        return Stream.concat(NothingKept.told(run).stream(), GlassWhole.told(run).stream())
                .toList();
    }
}
