package dev.gonogo.sql.lint;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a file weighs: computed from what its statements do, and never more harmless than what could not be read.
 *
 * @param lock the strongest on a table that was there before the file
 * @param tables those that are locked so
 * @param work the most that is done to rows while it is held
 * @param reversible whether there is a file that takes it back
 * @param analysed whether every statement could be read
 */
public record FileRisk(
        String file,
        int statements,
        Kind kind,
        Lock lock,
        List<String> tables,
        Work work,
        boolean reversible,
        boolean analysed,
        Level risk) {

    /** How much care it needs. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH
    }

    public FileRisk {
        tables = List.copyOf(tables);
    }

    FileRisk named(UnaryOperator<String> path) {
        return new FileRisk(path.apply(file), statements, kind, lock, tables, work, reversible, analysed, risk);
    }
}
