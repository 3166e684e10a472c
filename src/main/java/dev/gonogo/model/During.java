package dev.gonogo.model;

import java.util.List;

/**
 * A mode, such as maintenance mode, that is switched on before some phases and off again behind them, however the run ends.
 *
 * @param staysOn whether it stays on while a run is held
 */
public record During(Place at, String name, List<Step> before, List<Step> after, boolean staysOn) {

    public During {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    public String id() {
        return StepId.slug(name);
    }
}
