package dev.gonogo.cli;

import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.Why;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** `gonogo why`. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Tells why a step of a run is in its state, by what evidence, and what can be done about it.")
final class WhyCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            paramLabel = "[RUN] STEP",
            arity = "1..2",
            description = "a run's id or folder (default: the newest), and a step's id")
    private List<String> what;

    WhyCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var gonogo = common.gonogo();
        var folder = gonogo.run(what.size() == 1 ? Optional.empty() : Optional.of(what.get(0)));
        var why = gonogo.why(folder, what.get(what.size() - 1));
        if (common.json()) {
            output.json(why);
        } else {
            tell(why, folder);
        }
        return ExitStatus.DONE;
    }

    private void tell(Why why, RunFolder folder) {
        output.result("`%s` %s%s"
                .formatted(
                        why.step(),
                        why.state().text(),
                        why.attempts() > 1 ? ", after %d attempts".formatted(why.attempts()) : ""));
        why.because().forEach(reason -> output.result("  " + reason));
        why.evidence()
                .forEach(path -> output.result("  evidence  " + folder.path().resolve(path)));
        why.criteria().forEach(name -> output.result("  not met   " + name));
        why.next().forEach(next -> output.result("  next      " + next));
    }
}
