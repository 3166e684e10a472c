package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import dev.gonogo.model.RunbookProblems;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A script while its file and those that it includes are read: all that they share. For one use. */
final class Reading {

    private static final int DEEPEST = 16;

    private final ScriptFiles files;
    private final Variables variables = new Variables();
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private Optional<String> restriction = Optional.empty();

    Reading(ScriptFiles files) {
        this.files = files;
    }

    /** @param path by which the script would be included, relative to its own folder */
    void bytes(String path, String name, byte[] content) {
        try {
            text(path, name, Utf8.decode(name, content));
        } catch (RunbookProblems unreadable) {
            problems.addAll(unreadable.problems());
        }
    }

    void text(String path, String name, String text) {
        var source = new ScriptText(name, Utf8.withoutMark(text));
        Utf8.refuseNul(source);
        open.push(path);
        new Splitter(source, this).read();
        open.pop();
        Mojibake.problem(source).ifPresent(problems::add);
    }

    /** @param relative whether to the including file, else to the script's own folder */
    void include(String path, boolean relative, ScriptText source, int offset) {
        var included = resolved(path, relative);
        if (open.contains(included)) {
            refuse(source, offset, "`" + path + "` includes itself", "it would never end");
        } else if (open.size() > DEEPEST) {
            refuse(source, offset, "files include each other more than " + DEEPEST + " deep", "put them into one");
        } else {
            content(included, path, source, offset).ifPresent(file -> bytes(included, file.name(), file.bytes()));
        }
    }

    /** Empty, and a problem, when it cannot be had. */
    Optional<ScriptFiles.Content> content(String path, ScriptText source, int offset) {
        return content(resolved(path, false), path, source, offset);
    }

    private String resolved(String path, boolean relative) {
        var base = Path.of(relative ? open.element() : "");
        return base.resolveSibling(path).normalize().toString();
    }

    private Optional<ScriptFiles.Content> content(String path, String said, ScriptText source, int offset) {
        if (path.startsWith("~") || Path.of(path).isAbsolute()) {
            refuse(
                    source,
                    offset,
                    "`" + said + "` is a path of one machine",
                    "name it relative to the script's folder");
            return Optional.empty();
        }
        try {
            return Optional.of(files.read(path));
        } catch (NoSuchFileException missing) {
            refuse(source, offset, "there is no file `" + said + "`", "looked for as " + missing.getFile());
        } catch (IOException unreadable) {
            refuse(source, offset, "`" + said + "` cannot be read: " + unreadable.getMessage(), "");
        }
        return Optional.empty();
    }

    private void refuse(ScriptText source, int offset, String message, String hint) {
        problems.add(source.problemAt(offset, message, hint));
    }

    Variables variables() {
        return variables;
    }

    void add(SqlStatement statement) {
        statements.add(statement.saying(said));
        said.clear();
    }

    void say(Said what) {
        said.add(what);
    }

    void refuse(Problem problem) {
        problems.add(problem);
    }

    /** The key without which no other command is taken. */
    Optional<String> restriction() {
        return restriction;
    }

    void restrict(Optional<String> key) {
        restriction = key;
    }

    List<SqlStatement> statements() {
        return statements;
    }

    List<Problem> problems() {
        return problems;
    }

    /** @throws RunbookProblems with all that there are */
    SqlScript script(String file) {
        if (!problems.isEmpty()) {
            throw new RunbookProblems(problems);
        }
        return new SqlScript(file, statements, said);
    }
}
