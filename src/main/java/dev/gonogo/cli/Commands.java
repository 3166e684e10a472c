package dev.gonogo.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands by name, in the order of the help. One that is named is made alone: to make all takes longer than most need. */
final class Commands {

    private static final Map<String, Function<Output, Object>> ALL = all();

    private Commands() {}

    /** What these arguments need. */
    static CommandLine of(Output output, String... arguments) {
        var line = new CommandLine(new GonogoCommand());
        wanted(arguments).forEach(command -> line.addSubcommand(command.apply(output)));
        return line;
    }

    /** `completion` writes about all of them. */
    private static Collection<Function<Output, Object>> wanted(String... arguments) {
        var named = arguments.length > 0 ? arguments[0] : "";
        return ALL.containsKey(named) && !named.equals("completion") ? List.of(ALL.get(named)) : ALL.values();
    }

    private static Map<String, Function<Output, Object>> all() {
        var all = new LinkedHashMap<String, Function<Output, Object>>();
        all.put("check", CheckCommand::new);
        all.put("plan", PlanCommand::new);
        all.put("rehearse", RehearseCommand::new);
        all.put("drift", DriftCommand::new);
        all.put("run", RunCommand::new);
        all.put("resume", ResumeCommand::new);
        all.put("rollback", RollbackCommand::new);
        all.put("approve", ApproveCommand::new);
        all.put("status", StatusCommand::new);
        all.put("why", WhyCommand::new);
        all.put("compare", CompareCommand::new);
        all.put("afterwards", AfterwardsCommand::new);
        all.put("backups", BackupsCommand::new);
        all.put("report", ReportCommand::new);
        all.put("verify", VerifyCommand::new);
        all.put("bundle", BundleCommand::new);
        all.put("lint", LintCommand::new);
        all.put("words", WordsCommand::new);
        all.put("new", NewCommand::new);
        all.put("ide", IdeCommand::new);
        all.put("completion", CompletionCommand::new);
        return all;
    }
}
