package dev.gonogo.dsl;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where each word of a runbook stands: the compiler knows the columns, which a running program does not. */
public final class WordPositions {

    private final Map<String, TreeMap<Integer, Integer>> columnsByLine = new HashMap<>();

    /** A line and a column, both from 1. */
    public record Position(int line, int column) {}

    public void add(String word, int line, int column) {
        columnsByLine.computeIfAbsent(word, none -> new TreeMap<>()).putIfAbsent(line, column);
    }

    /** The place of a word that is being carried out at a line: a call over several lines began further up. */
    Optional<Position> of(String word, int line) {
        var lines = columnsByLine.getOrDefault(word, new TreeMap<>());
        return Optional.ofNullable(lines.floorEntry(line)).map(at -> new Position(at.getKey(), at.getValue()));
    }

    public Map<String, TreeMap<Integer, Integer>> all() {
        return columnsByLine;
    }
}
