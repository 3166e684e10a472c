package dev.gonogo.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A runbook, or a file that it names, that cannot be used: all problems of a phase at once, in the order of the files. */
public final class RunbookProblems extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public RunbookProblems(List<Problem> problems) {
        super(problems.stream().sorted(IN_FILE_ORDER).map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted(IN_FILE_ORDER).toList();
    }

    public List<Problem> problems() {
        return problems;
    }

    private static final Comparator<Problem> IN_FILE_ORDER = Comparator.comparing(
                    (Problem problem) -> problem.at().file())
            .thenComparing(problem -> problem.at().line())
            .thenComparing(problem -> problem.at().column());
}
