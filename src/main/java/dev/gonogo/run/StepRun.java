package dev.gonogo.run;

import dev.gonogo.model.Check;
import dev.gonogo.model.Step;
import dev.gonogo.model.Watch;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Receipt;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.RenewedSession;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StopListener;
import dev.gonogo.run.script.StatementLog;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
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
    private final StatementLog statements;
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final RenewedSession scripts;
    private Optional<List<Receipt>> receipts = Optional.empty();

    StepRun(Run run, Step step, int attempt) {
        this.run = run;
        this.step = step;
        this.evidence = run.evidence(step, attempt);
        this.statements = new StatementLog();
        var activity = new StepActivity(step.id(), statements, run.journal()::note, this::notice);
        this.database = run.database(step, this::stopped, activity);
        this.scripts = new RenewedSession(database);
        if (!(step instanceof Check || step instanceof Watch)) {
            run.target().readings().closeIdle();
        }
    }

    private StepRun(StepRun whole, Evidence evidence) {
        this.run = whole.run;
        this.step = whole.step;
        this.evidence = evidence;
        this.database = whole.database;
        this.statements = whole.statements;
        this.scripts = whole.scripts;
    }

    /** One of several looks of the same attempt; its evidence is the attempt's, its notices are its own. */
    StepRun look(int number) {
        return new StepRun(this, evidence.prefixed("look-" + number + "-"));
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

    /** The statements of its scripts. */
    StatementLog statements() {
        return statements;
    }

    /** The session that its scripts have one after the other; closed with the attempt. */
    RenewedSession scripts() {
        return scripts;
    }

    /** Closes the sessions that it has kept open. */
    void close() {
        scripts.close();
    }

    /** What this run had committed when it was first asked. Of nobody else are there receipts, and a part runs once in an attempt. */
    List<Receipt> receipts() {
        if (receipts.isEmpty()) {
            try (var session = run.target().database().open()) {
                receipts = Optional.of(Receipts.of(session, run.id()));
            }
        }
        return receipts.get();
    }

    /** Asks in a read-only transaction. @param fresh in a session that nobody has used */
    <T> T read(boolean fresh, Function<Session, T> work) {
        if (!fresh) {
            return run.target().readings().read(database, this::notice, work);
        }
        try (var session = database.open().notices(this::notice)) {
            session.beginReadOnly();
            var result = work.apply(session);
            session.rollback();
            return result;
        }
    }

    /** Records how a server process was stopped. Called by any thread. */
    private void stopped(int pid, StopListener.How how) {
        notice(new Notice("TIMEOUT", "server process %d %s".formatted(pid, how.text())));
    }

    /** Records something that the server said. Thread-safe. */
    void notice(Notice notice) {
        notices.add(notice);
        run.journal().note(new Event.Noticed(step.id(), notice.severity(), notice.message()));
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

    /** What the server was sent and what it said, as evidence. */
    void keepServerLog() {
        var sent = statements.sent();
        if (!sent.isEmpty()) {
            evidence.json("statements.json", sent);
        }
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

    /** What a file answers it answers again; a person's word is on disk before anything else happens. */
    private void record(Question question, Answer answer) {
        var answered = new Event.Answered(
                question.step(), answer.as(), answer.role(), answer.answer(), answer.note(), answer.scripted());
        if (answer.scripted()) {
            run.journal().note(answered);
        } else {
            run.journal().append(answered);
        }
    }
}
