package dev.gonogo.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `gonogo completion`. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints what a shell reads to complete commands, options and files.",
        footer = {
            "",
            "bash: source <(gonogo completion bash)",
            "zsh:  source <(gonogo completion zsh), behind compinit",
            "fish: gonogo completion fish | source"
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells that are known. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    private final Output output;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    private Shell shell;

    CompletionCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var program = spec.parent().commandLine();
        output.result(
                switch (shell) {
                    case BASH -> AutoComplete.bash(spec.parent().name(), program);
                    case ZSH -> ZshCompletion.of(program);
                    case FISH -> FishCompletion.of(program);
                });
        return ExitStatus.DONE;
    }
}
