package dev.gonogo.run;

import java.util.List;

/** The names of a step's files, in its message: each of a few, the first and the last of many. */
final class FileNames {

    private static final int FEW = 10;

    private FileNames() {}

    /** `1_a.sql, 2_b.sql`, `2000 files, 0001_a.sql to 2000_z.sql`. The journal and the evidence have each. */
    static String told(List<String> names) {
        return names.size() <= FEW
                ? String.join(", ", names)
                : "%d files, %s to %s".formatted(names.size(), names.get(0), names.get(names.size() - 1));
    }
}
