package dev.gonogo.dsl;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The text of a runbook while it is read into the model: tells where the word being carried out stands, and collects what
 * is wrong with the values given to words. Used by one thread.
 */
public final class RunbookSource {

    /** The class that a runbook is compiled to; its blocks are this name with a suffix. */
    public static final String CLASS_NAME = "runbook";

    private static final StackWalker STACK = StackWalker.getInstance();

    private final String file;
    private final Path folder;
    private final List<String> lines;
    private final WordPositions positions;
    private final Set<Problem> problems = new LinkedHashSet<>();

    /**
     * @param file as messages should name it
     * @param folder that the runbook's files are relative to
     */
    public RunbookSource(String file, Path folder, List<String> lines, WordPositions positions) {
        this.file = file;
        this.folder = folder;
        this.lines = List.copyOf(lines);
        this.positions = positions;
    }

    public Path folder() {
        return folder;
    }

    /** The place of the word that the runbook is just saying. */
    public Place here(String word) {
        int line = STACK.walk(frames -> frames.filter(RunbookSource::isRunbook)
                .findFirst()
                .map(StackWalker.StackFrame::getLineNumber)
                .orElse(0));
        return positions
                .of(word, line)
                .map(at -> new Place(file, at.line(), at.column()))
                .orElse(place(line(line), 0));
    }

    /** The line of the file for a line number of compiled code. */
    public int line(int number) {
        return positions.line(number);
    }

    public Place place(int line, int column) {
        return new Place(file, Math.max(line, 0), column);
    }

    /** Tells the author that a value makes no sense, once for each place; reading goes on, so that all are told together. */
    public void problem(Place at, String message, String hint) {
        problems.add(new Problem(at, message, lineAt(at.line()), hint));
    }

    /** The same for a file that the runbook names. */
    public void problem(Problem problem) {
        problems.add(problem);
    }

    public String lineAt(int line) {
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private static boolean isRunbook(StackWalker.StackFrame frame) {
        return frame.getClassName().equals(CLASS_NAME) || frame.getClassName().startsWith(CLASS_NAME + "$");
    }
}
