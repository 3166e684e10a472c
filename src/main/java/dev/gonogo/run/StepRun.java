package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Notice;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One attempt of one step: the run, the step's own database sessions, its evidence, and what the server said. */
final class StepRun {

    private static final Pattern FAILURE_WORD = Pattern.compile("\\bFAIL(ED|S|URE)?\\b|✗|❌");

    /** Who answers what does not count so many times is no person, and does not answer. */
    private static final int MOST_TRIES = 1000;

    private final Run run;
    private final Step step;
    private final Evidence evidence;
    private final Database database;
    private final List<Notice> notices = new ArrayList<>();

    StepRun(Run run, Step step, int attempt) {
        this.run = run;
        this.step = step;
        this.evidence = run.evidence(step, attempt);
        this.database = run.database(step);
    }

    Run run() {
        return run;
    }

    Step step() {
        return step;
    }

    Evidence evidence() {
        return evidence;
    }

    Database database() {
        return database;
    }

    /** Records something that the server said. */
    void notice(Notice notice) {
        notices.add(notice);
        run.journal().append(new Event.Noticed(step.id(), notice.severity(), notice.message()));
    }

    /** The first notice that reports a failure in words; scripts hide theirs there. */
    Optional<String> failureNotice() {
        return notices.stream()
                .map(Notice::message)
                .filter(message -> FAILURE_WORD.matcher(message).find())
                .findFirst();
    }

    /** Whether the server said something that a person should read. */
    boolean warned() {
        return failureNotice().isPresent()
                || notices.stream().anyMatch(notice -> notice.severity().equals("WARNING"));
    }

    void keepNotices() {
        if (!notices.isEmpty()) {
            var text = new StringBuilder();
            notices.forEach(notice -> text.append(notice.severity())
                    .append(": ")
                    .append(notice.message())
                    .append('\n'));
            evidence.text("notices.txt", text.toString());
        }
    }

    /** Asks until an answer counts or nobody answers, and records the answer that counts. */
    Optional<Answer> ask(Question question) {
        return ask(question, answer -> true);
    }

    /** The same, where an answer must be more than one that the question accepts. */
    Optional<Answer> ask(Question question, Predicate<Answer> counts) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var answer = run.prompt().ask(question);
            if (answer.isEmpty()) {
                return answer;
            }
            if (question.accepts(answer.get()) && counts.test(answer.get())) {
                record(question, answer.get());
                return answer;
            }
        }
        return Optional.empty();
    }

    /** Whether an answer may decide about this target: on a guarded one it must not come from a file. */
    boolean isPersonal(Answer answer) {
        return !(answer.scripted() && run.target().target().guarded());
    }

    /** For messages. */
    String scriptedDoNotCount() {
        return run.target().target().guarded() ? "; on a guarded target, answers from a file do not count" : "";
    }

    private void record(Question question, Answer answer) {
        run.journal()
                .append(new Event.Answered(
                        question.step(),
                        answer.as(),
                        answer.role(),
                        answer.answer(),
                        answer.note(),
                        answer.scripted()));
    }
}
