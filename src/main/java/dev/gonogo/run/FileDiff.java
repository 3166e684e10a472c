package dev.gonogo.run;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What was changed in a text, as a unified diff. */
public final class FileDiff {

    private static final int CONTEXT_LINES = 3;

    private FileDiff() {}

    /** Empty when nothing was. */
    public static String of(String path, String before, String after) {
        List<String> lines = before.lines().toList();
        var patch = DiffUtils.diff(lines, after.lines().toList());
        return String.join("\n", UnifiedDiffUtils.generateUnifiedDiff(path, path, lines, patch, CONTEXT_LINES));
    }
}
