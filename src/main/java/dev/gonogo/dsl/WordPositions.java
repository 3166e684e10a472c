package dev.gonogo.dsl;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where each word of a runbook stands: the compiler knows the columns, which a running program does not. Where a word stands
 * twice on one line, compiled code bears a line number beyond the file's end for each, and this knows what it stands for.
 */
public final class WordPositions {

    private final Map<String, TreeMap<Integer, Integer>> columnsByLine = new HashMap<>();
    private final Map<Integer, Position> standIns = new HashMap<>();

    /** A line and a column, both from 1. */
    public record Position(int line, int column) {}

    /** @return false when the word stands on this line already */
    public boolean add(String word, int line, int column) {
        return columnsByLine.computeIfAbsent(word, none -> new TreeMap<>()).putIfAbsent(line, column) == null;
    }

    /** A line number that no line has stands for a position. */
    public void standIn(int number, Position position) {
        standIns.put(number, position);
    }

    /** The line of the file that a line number of compiled code means. */
    public int line(int number) {
        return standIns.containsKey(number) ? standIns.get(number).line() : number;
    }

    /** The place of a word that is being carried out at a line: a call over several lines began further up. */
    Optional<Position> of(String word, int number) {
        if (standIns.containsKey(number)) {
            return Optional.of(standIns.get(number));
        }
        var lines = columnsByLine.getOrDefault(word, new TreeMap<>());
        return Optional.ofNullable(lines.floorEntry(number)).map(at -> new Position(at.getKey(), at.getValue()));
    }

    public Map<String, TreeMap<Integer, Integer>> all() {
        return columnsByLine;
    }

    public Map<Integer, Position> standIns() {
        return standIns;
    }
}
