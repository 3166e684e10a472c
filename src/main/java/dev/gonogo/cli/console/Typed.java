package dev.gonogo.cli.console;

import dev.gonogo.run.Question;

/** Takes what was typed: an answer where the run asks, else a command. */
final class Typed {

    /** Before a command, where any text would be an answer. */
    private static final String COMMAND = ":";

    private final Desk desk;

    Typed(Desk desk) {
        this.desk = desk;
    }

    /** @throws CommandRefused */
    void take(String line) {
        var asked = desk.question().map(Waiting.ForAnswer::question);
        if (asked.isPresent() && isAnswer(asked.get(), line)) {
            answer(asked.get(), line);
        } else if (line.isEmpty()) {
            hint();
        } else {
            command(line.startsWith(COMMAND) ? line.substring(COMMAND.length()).strip() : line);
        }
    }

    private static boolean isAnswer(Question question, String line) {
        return question.choices().isEmpty()
                ? !line.isEmpty() && !line.startsWith(COMMAND)
                : Answering.choice(question, line).isPresent();
    }

    private void answer(Question question, String line) {
        var choice = Answering.choice(question, line);
        var said = choice.orElse(line);
        new Answering(desk).answer(question, said, line.substring(said.length()).strip());
    }

    private void command(String line) {
        var words = line.split("\\s+", 2);
        var asked = desk.question().map(Waiting.ForAnswer::question);
        if (asked.isPresent() && Commands.find(words[0]).isEmpty()) {
            throw new CommandRefused(
                    "`%s` is neither an answer nor a command".formatted(words[0]), Answers.hint(asked.get()));
        }
        Commands.named(words[0]).run(desk, words.length > 1 ? words[1].strip() : "");
    }

    /** Enter alone begins nothing. */
    private void hint() {
        desk.question()
                .ifPresentOrElse(
                        asked -> desk.tell(Answers.hint(asked.question())),
                        () -> desk.tell(
                                desk.stepToBegin().isPresent()
                                        ? "`next` begins %s; `help` shows what else can be typed"
                                                .formatted(
                                                        desk.stepToBegin().get().id())
                                        : desk.track()
                                                .running()
                                                .map(now -> "`%s` is running"
                                                        .formatted(now.step().id()))
                                                .orElse("nothing runs")));
    }
}
