package dev.gonogo.sql.lint;

import dev.gonogo.model.Problem;
import dev.gonogo.model.RunbookProblems;
import dev.gonogo.sql.ScriptFiles;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file to be looked at.
 *
 * @param path as the user named it
 * @param text whole, for what comments in it say to the linter
 * @param problems why it cannot be cut into statements; there are none then
 * @param back whether it takes back what another file did
 */
public record LintFile(String path, String text, List<SqlStatement> statements, List<Problem> problems, boolean back) {

    public LintFile {
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
    }

    /** Reads it; what is wrong with it as a file is kept with it. */
    public static LintFile read(String path, byte[] content, boolean back) {
        return read(path, content, back, ScriptFiles.none());
    }

    /** The same for one that may include others. @param files gives them */
    public static LintFile read(String path, byte[] content, boolean back, ScriptFiles files) {
        var text = new String(content, StandardCharsets.UTF_8);
        try {
            return of(SqlScript.read(path, content, files), text, back);
        } catch (RunbookProblems unreadable) {
            return new LintFile(path, text, List.of(), unreadable.problems(), back);
        }
    }

    /** For a script that is read already. */
    public static LintFile of(SqlScript script, String text, boolean back) {
        return new LintFile(script.file(), text, script.statements(), List.of(), back);
    }
}
