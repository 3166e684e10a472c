package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every gate is passed, judged by what it requires and not only by what was written down about the gate. */
record GatesPassed(RunSteps steps) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        var gates = steps.ofKind("gate");
        if (gates.isEmpty()) {
            return Optional.empty();
        }
        var reasons = new ArrayList<String>();
        gates.stream().map(this::unmet).flatMap(Optional::stream).forEach(reasons::add);
        notReached(gates).ifPresent(reasons::add);
        return Optional.of(Criterion.of(
                "gates are passed", gates.stream().map(PlannedStep::id).toList(), reasons));
    }

    private Optional<String> unmet(PlannedStep gate) {
        var causes = gate.requires().stream()
                .map(this::cause)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        if (!causes.isEmpty()) {
            return Optional.of("gate `%s` is not met: %s".formatted(gate.name(), causes));
        }
        var own = steps.get(gate.id());
        return own.state().isGood() && isEarned(gate) || own.state() == StepState.PENDING
                ? Optional.empty()
                : Optional.of("gate `%s` %s: %s".formatted(gate.name(), RunSteps.verb(own.state()), own.message()));
    }

    private Optional<String> cause(String required) {
        var step = steps.get(required);
        if (step == null) {
            return Optional.of("the required step `" + required + "` is unknown");
        }
        return step.state().isGood() || step.state() == StepState.PENDING
                ? Optional.empty()
                : Optional.of(RunSteps.told(step));
    }

    private boolean isEarned(PlannedStep gate) {
        return gate.requires().stream().allMatch(id -> steps.get(id).state().isGood());
    }

    private Optional<String> notReached(List<PlannedStep> gates) {
        var names = gates.stream()
                .filter(gate -> steps.get(gate.id()).state() == StepState.PENDING
                        && unmet(gate).isEmpty())
                .map(gate -> "`" + gate.name() + "`")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of("not reached: gate " + names);
    }
}
