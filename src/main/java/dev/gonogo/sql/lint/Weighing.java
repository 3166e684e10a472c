package dev.gonogo.sql.lint;

import dev.gonogo.sql.lint.FileRisk.Level;
import dev.gonogo.sql.parse.Action;
import java.util.TreeSet;

/** Adds up what the statements of a file do. */
final class Weighing {

    private final TreeSet<String> tables = new TreeSet<>();
    private Kind kind = Kind.ADDITIVE;
    private Lock lock = Lock.NONE;
    private Work work = Work.NONE;
    private boolean hurts;
    private boolean analysed = true;
    private int statements;

    void add(ReadStatement statement) {
        statements++;
        analysed &= statement.parsed().unreadable().isEmpty();
    }

    void add(Action action, Scene scene) {
        kind = max(kind, Kind.of(action, scene));
        Impact.of(action, scene).forEach(this::add);
        if (action instanceof Action.DoBlock block) {
            analysed &= block.body().unreadable().isEmpty()
                    && block.body().dynamic().stream()
                            .noneMatch(dynamic -> dynamic.text().isEmpty());
        }
    }

    FileRisk of(LintFile file, boolean reversible) {
        boolean known = analysed && file.problems().isEmpty();
        return new FileRisk(
                file.path(),
                statements,
                kind,
                lock,
                tables.stream().toList(),
                work,
                reversible,
                known,
                level(reversible, known));
    }

    private void add(Impact impact) {
        if (impact.lock().compareTo(lock) > 0) {
            tables.clear();
            lock = impact.lock();
        }
        if (impact.lock() == lock) {
            tables.add(impact.table().toString());
        }
        if (impact.lock().blocksWrites()) {
            work = max(work, impact.work());
        }
        hurts |= impact.hurts();
    }

    /** Strongest lock and loss count; without a way back, what is not purely added counts one more. */
    private Level level(boolean reversible, boolean known) {
        if (kind == Kind.DESTRUCTIVE || hurts) {
            return Level.HIGH;
        }
        boolean needsCare = kind == Kind.MODIFYING || lock == Lock.ACCESS_EXCLUSIVE || work == Work.DEPENDS || !known;
        if (!needsCare) {
            return Level.LOW;
        }
        return kind == Kind.MODIFYING && !reversible ? Level.HIGH : Level.MEDIUM;
    }

    private static <T extends Comparable<T>> T max(T one, T other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
