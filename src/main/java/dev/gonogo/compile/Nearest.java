package dev.gonogo.compile;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that somebody probably meant. */
final class Nearest {

    private Nearest() {}

    /** The candidate with the fewest edits to what was written, when they are few for its length. */
    static Optional<String> to(String written, Collection<String> candidates) {
        return candidates.stream()
                .distinct()
                .filter(candidate -> edits(written, candidate) <= allowed(written))
                .min(Comparator.comparing((String candidate) -> edits(written, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int allowed(String written) {
        return written.length() == 1 ? 0 : Math.max(1, written.length() / 3);
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, whatever the case. */
    private static int edits(String first, String second) {
        var left = first.toLowerCase(Locale.ROOT);
        var right = second.toLowerCase(Locale.ROOT);
        var cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        int differs = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + differs, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
