package dev.gonogo.run;

import dev.gonogo.model.Migrations;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Target;
import dev.gonogo.plan.MendRefused;
import dev.gonogo.plan.MendRequest;
import dev.gonogo.plan.Mending;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.LastCatalog;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.postgres.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Mends drift: shows what will be written, asks, and writes exactly that. */
public final class MendRun {

    private final Runbook runbook;
    private final Target target;
    private final SqlFiles files;
    private final MendRequest request;

    public MendRun(Runbook runbook, Target target, SqlFiles files, MendRequest request) {
        this.runbook = runbook;
        this.target = target;
        this.files = files;
        this.request = request;
    }

    /** How it ended. */
    public enum End {
        NOTHING_TO_WRITE,
        WRITTEN,
        /** A person said no. Nothing was written. */
        REFUSED,
        /** Nobody answered. Nothing was written. */
        UNANSWERED
    }

    /**
     * @param by whoever does it, for the note about an accepted catalog
     * @param agreed whether yes was said with the call; a guarded target asks for its name all the same
     * @param shown is told what will be written before anybody is asked
     * @throws MendRefused when the request does not fit, or the target has changed while people were thinking
     */
    public End mend(Database database, String by, boolean agreed, Prompt prompt, Consumer<Mending> shown) {
        try (var session = database.open()) {
            var mending = mending(session);
            shown.accept(mending);
            if (mending.isEmpty()) {
                return End.NOTHING_TO_WRITE;
            }
            var refused = refused(agreed, prompt);
            if (refused.isEmpty()) {
                write(mending, session, by);
            }
            return refused.orElse(End.WRITTEN);
        }
    }

    private Mending mending(Session session) {
        boolean only = request.equals(new MendRequest(false, List.of(), List.of(), Optional.empty(), true));
        if (only) {
            return Mending.acceptance();
        }
        return Mending.of(migrations(), request, session, files);
    }

    private Migrations migrations() {
        return runbook.migrations()
                .orElseThrow(() -> new MendRefused(
                        "runbook `%s` has no migrations".formatted(runbook.name()),
                        "write `migrations('migrations')` in `runbook`"));
    }

    /** Why nothing is written; empty when somebody agrees. */
    private Optional<End> refused(boolean agreed, Prompt prompt) {
        if (agreed && !target.guarded()) {
            return Optional.empty();
        }
        var question = target.guarded()
                ? new Question(
                        "drift",
                        "type the name of the target that is about to be changed",
                        "",
                        List.of(target.name(), "no"),
                        List.of())
                : new Question("drift", "write this?", "", List.of("yes", "no"), List.of());
        var answer =
                prompt.ask(question).filter(question::accepts).filter(given -> !(target.guarded() && given.scripted()));
        return answer.isEmpty()
                ? Optional.of(End.UNANSWERED)
                : answer.filter(given -> given.answer().equals("no")).map(given -> End.REFUSED);
    }

    private void write(Mending mending, Session session, String by) {
        mending.files().forEach(this::mustBeNew);
        mending.files().forEach(this::write);
        if (!mending.changes().isEmpty()) {
            session.begin();
            if (!mending(session).changes().equals(mending.changes())) {
                session.rollback();
                throw new MendRefused("the target has changed since this was shown", "look again");
            }
            new MigrationHistory(mending.history()).createIfMissing(session);
            mending.changes().forEach(change -> change.in(session));
            session.commit();
        }
        if (mending.acceptsCatalog()) {
            LastCatalog.keep(session, by, Catalog.read(session));
        }
    }

    private Path path(Mending.NewFile file) {
        return runbook.folder().resolve(file.path());
    }

    private void mustBeNew(Mending.NewFile file) {
        if (Files.exists(path(file))) {
            throw new MendRefused("there is a file `%s` already".formatted(file.path()), "");
        }
    }

    private void write(Mending.NewFile file) {
        try {
            Files.writeString(path(file), file.content(), StandardOpenOption.CREATE_NEW);
        } catch (IOException refused) {
            throw new UncheckedIOException("`" + file.path() + "` cannot be written", refused);
        }
    }
}
