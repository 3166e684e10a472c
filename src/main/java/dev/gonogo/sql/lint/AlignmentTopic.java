package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Column;
import dev.gonogo.sql.parse.Name;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bytes that lie between the columns of each row, so that each begins where its type wants to. */
final class AlignmentTopic implements Topic {

    private static final Rule PADDING = Rule.info(
                    "column-alignment",
                    "{bytes} bytes of each row of `{table}` are padding between columns; in the order {columns} there are {fewer}")
            .safely("-- wide columns first: {columns}");

    /** As much as a pointer; less is not worth a word. */
    private static final int WORTH_SAYING = 8;

    /** Sizes in bytes of what has one; the alignment is the same, but for `uuid`. */
    private static final Map<String, Integer> SIZES = Map.ofEntries(
            Map.entry("boolean", 1),
            Map.entry("smallint", 2),
            Map.entry("smallserial", 2),
            Map.entry("integer", 4),
            Map.entry("serial", 4),
            Map.entry("real", 4),
            Map.entry("date", 4),
            Map.entry("bigint", 8),
            Map.entry("bigserial", 8),
            Map.entry("double precision", 8),
            Map.entry("timestamp", 8),
            Map.entry("timestamptz", 8),
            Map.entry("time", 8),
            Map.entry("money", 8),
            Map.entry("uuid", 16));

    @Override
    public List<Rule> rules() {
        return List.of(PADDING);
    }

    /** Where one column has no fixed size, what comes behind it lies at random, and nothing is said. */
    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.CreateTable create) {
            var fixed =
                    create.columns().stream().takeWhile(AlignmentTopic::isFixed).toList();
            var better = fixed.stream()
                    .sorted(Comparator.comparing(AlignmentTopic::alignment).reversed())
                    .toList();
            if (padding(fixed) - padding(better) >= WORTH_SAYING) {
                findings.add(
                        PADDING,
                        create.at(),
                        "table",
                        create.table(),
                        "bytes",
                        padding(fixed),
                        "fewer",
                        padding(better),
                        "columns",
                        better.stream()
                                .map(column -> Name.quoted(column.name()))
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    private static int padding(List<Column> columns) {
        int padding = 0;
        int end = 0;
        for (Column column : columns) {
            int gap = Math.floorMod(-end, alignment(column));
            padding += gap;
            end += gap + size(column).orElseThrow();
        }
        return padding;
    }

    private static boolean isFixed(Column column) {
        return size(column).isPresent();
    }

    private static Optional<Integer> size(Column column) {
        return column.type().array()
                ? Optional.empty()
                : Optional.ofNullable(SIZES.get(column.type().base()));
    }

    private static int alignment(Column column) {
        return column.type().base().equals("uuid") ? 1 : size(column).orElseThrow();
    }
}
