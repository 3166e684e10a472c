package dev.gonogo.cli.console;

import dev.gonogo.model.Durations;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** `watch`. */
final class WatchCommand implements ConsoleCommand {

    private static final Pattern WITH_TIME = Pattern.compile("(.*\\S)\\s+(\\d{1,4})s", Pattern.DOTALL);
    private static final Duration USUAL = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String arguments() {
        return "QUERY [5s]";
    }

    @Override
    public String does() {
        return "asks the target again and again, read-only, until Enter";
    }

    @Override
    public void run(Desk desk, String said) {
        SqlCommand.mustBeSaid(said, usage());
        var timed = WITH_TIME.matcher(said);
        var query = timed.matches() ? timed.group(1) : said;
        var every = timed.matches() ? Duration.ofSeconds(Math.max(1, Long.parseLong(timed.group(2)))) : USUAL;
        tell(
                desk,
                new Table(
                        desk.controls().look(desk.person(), query),
                        desk.marks(),
                        desk.display().columns()));
        var looking = Executors.newSingleThreadScheduledExecutor();
        try {
            looking.scheduleWithFixedDelay(
                    () -> again(desk, query), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
            desk.display().ask("every %s; Enter ends it".formatted(Durations.text(every)));
        } finally {
            looking.shutdownNow();
        }
    }

    private static void again(Desk desk, String query) {
        try {
            tell(
                    desk,
                    new Table(
                            desk.controls().lookAgain(query),
                            desk.marks(),
                            desk.display().columns()));
        } catch (RuntimeException failed) {
            desk.tell(failed.getMessage());
        }
    }

    private static void tell(Desk desk, Table table) {
        desk.tell("%s\n%s".formatted(new Times(desk.controls()).clock(), String.join("\n", table.lines())));
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        return new SqlCommand().completions(desk, before);
    }
}
