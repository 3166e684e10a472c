package dev.gonogo;

import dev.gonogo.model.Role;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.trail.ApprovalFile;
import dev.gonogo.trail.ApprovalRefused;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.Signed;
import dev.gonogo.trail.Spokesmen;
import dev.gonogo.trail.Statement;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Makes an approval from a plan alone: connects to nothing, and needs neither the runbook nor its home. */
final class Approving {

    private final ApprovalRequest request;
    private final Plan plan;

    Approving(ApprovalRequest request) {
        this.request = request;
        this.plan = request.plan();
    }

    /** @throws ApprovalRefused when it would not count */
    ApprovalFile sign(Clock clock) {
        if (Spokesmen.isNobody(request.as())) {
            throw new ApprovalRefused("an approval needs the name of a person");
        }
        if (request.reason().isBlank()) {
            throw new ApprovalRefused("an approval needs a reason");
        }
        Spokesmen.of(plan).refuses(request.as(), role()).ifPresent(why -> {
            throw new ApprovalRefused(why);
        });
        var statement = new Statement(
                1,
                plan.runbook(),
                plan.target().name(),
                plan.digest(),
                plan.content(),
                request.run().map(RunFolder::id).orElse(""),
                step(),
                request.decision(),
                request.reason().strip(),
                request.as().strip(),
                request.role(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return new ApprovalFile(
                1, new Signed(statement.text(), request.key().sign(statement.text(), Signed.NAMESPACE)), plan);
    }

    private String role() {
        var known = plan.roles().stream().map(Role::name).toList();
        if (!known.contains(request.role())) {
            throw new ApprovalRefused("there is no role `%s`; there is %s".formatted(request.role(), quoted(known)));
        }
        return request.role();
    }

    private String step() {
        return request.decision().equals(Statement.BREAK_GLASS) ? broken() : approval();
    }

    private String broken() {
        if (!plan.trust().breakGlass().contains(request.role())) {
            throw new ApprovalRefused("role `%s` may not break the glass; the plan says `breakGlass` of %s"
                    .formatted(request.role(), quoted(plan.trust().breakGlass())));
        }
        if (request.run().isEmpty()) {
            throw new ApprovalRefused("the glass of a run is broken, not that of a plan; name the run");
        }
        return request.step()
                .filter(id -> plan.steps().stream().anyMatch(step -> step.id().equals(id)))
                .orElseThrow(() -> new ApprovalRefused("the plan has no step `%s` to go on behind"
                        .formatted(request.step().orElse(""))));
    }

    private String approval() {
        var own = plan.steps().stream()
                .filter(step -> step.kind().equals("approval"))
                .filter(step -> List.of(step.terms().get("roles").split(", ")).contains(request.role()))
                .map(PlannedStep::id)
                .toList();
        if (request.step().filter(own::contains).isPresent() || request.step().isEmpty() && own.size() == 1) {
            return request.step().orElseGet(() -> own.get(0));
        }
        throw new ApprovalRefused(
                own.isEmpty()
                        ? "the plan has no approval that role `%s` has a say in".formatted(request.role())
                        : "role `%s` has a say in %s; name one with `--step`".formatted(request.role(), quoted(own)));
    }

    private static String quoted(List<String> names) {
        return names.isEmpty()
                ? "nobody"
                : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
