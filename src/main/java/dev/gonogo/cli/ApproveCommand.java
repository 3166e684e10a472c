package dev.gonogo.cli;

import dev.gonogo.ApprovalRequest;
import dev.gonogo.Gonogo;
import dev.gonogo.plan.Plan;
import dev.gonogo.ssh.SigningKey;
import dev.gonogo.trail.ApprovalFile;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `gonogo approve`. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description =
                "Signs a yes or a no to a plan with an SSH key, as a file to hand over, or for a run of this home.")
final class ApproveCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUN|PLAN", description = "a run's id or folder, or the file of a plan")
    private String what;

    @Option(
            names = "--as",
            paramLabel = "PERSON",
            required = true,
            description = "who signs, as `signers` has the name")
    private String as;

    @Option(names = "--role", paramLabel = "ROLE", required = true, description = "in which role")
    private String role;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
    private String reason;

    @Option(names = "--step", paramLabel = "STEP", description = "which approval (default: the only one of the role)")
    private String step;

    @ArgGroup
    private Otherwise otherwise = new Otherwise();

    /** What it is when it is no yes. */
    private static final class Otherwise {

        @Option(names = "--refuse", description = "say no")
        private boolean refuse;

        @Option(
                names = "--break-glass",
                paramLabel = "STEP",
                description = "let the run go on behind a step that did not pass; it is NO-GO then")
        private String breakGlass;
    }

    @Option(names = "--key", paramLabel = "FILE", description = "the SSH key (default: the first of ~/.ssh)")
    private Path key;

    @Option(names = "--out", paramLabel = "FILE", description = "where to write it (default: approval-PERSON.json)")
    private Path out;

    ApproveCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var run = Files.isRegularFile(Path.of(what))
                ? Optional.<RunFolder>empty()
                : Optional.of(gonogo.run(Optional.of(what)));
        var plan = run.map(RunFolder::readPlan).orElseGet(() -> PlanFile.read(Path.of(what)));
        var approval = gonogo.approve(request(plan, run));
        var file = write(approval, run);
        tell(approval, plan, file, gonogo);
        return ExitStatus.DONE;
    }

    private ApprovalRequest request(Plan plan, Optional<RunFolder> run) {
        var breakGlass = Optional.ofNullable(otherwise.breakGlass);
        var decision = breakGlass.isPresent() ? Statement.BREAK_GLASS : otherwise.refuse ? Statement.NO : Statement.YES;
        var signing = SigningKey.of(Optional.ofNullable(key), Path.of(System.getProperty("user.home"), ".ssh"));
        return new ApprovalRequest(
                plan, run, breakGlass.or(() -> Optional.ofNullable(step)), decision, as, role, reason, signing);
    }

    /** Into the home of the run, unless it is to be handed over. */
    private Path write(ApprovalFile approval, Optional<RunFolder> run) {
        if (run.isPresent() && out == null) {
            return approval.handTo(run.get());
        }
        var file = out == null ? Path.of("approval-" + as.replaceAll("[^A-Za-z0-9._@-]", "-") + ".json") : out;
        approval.write(file);
        return file;
    }

    private void tell(ApprovalFile approval, Plan plan, Path file, Gonogo gonogo) {
        var said = approval.signed().statement();
        if (common.json()) {
            output.json(said);
            return;
        }
        output.result("%s to `%s` by %s (%s): %s"
                .formatted(said.decision(), said.step(), said.as(), said.role(), said.reason()));
        output.result("runbook %s, target %s, plan %s".formatted(said.runbook(), said.target(), said.planDigest()));
        if (!plan.pendingMigrations().isEmpty()) {
            output.result("migrations " + String.join(", ", plan.pendingMigrations()));
        }
        output.result("written " + file);
    }
}
