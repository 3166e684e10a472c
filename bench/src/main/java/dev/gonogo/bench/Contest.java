package dev.gonogo.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The same work, done by one contender after the other, again and again, so that what disturbs the machine disturbs all.
 *
 * @param target what Gonogo, which comes first, is held to
 * @param limit in seconds, or in times of `than`; NaN where there is none
 * @param than the contender that it is compared with; empty for seconds
 */
record Contest(String work, String target, double limit, String than, List<Contender> contenders) {

    /** Lines of a Markdown table. */
    List<String> held(int runs) {
        Map<String, double[]> taken = new LinkedHashMap<>();
        Map<String, String> out = new LinkedHashMap<>();
        for (int run = -1; run < runs; run++) {
            for (Contender contender : contenders) {
                if (!out.containsKey(contender.name())) {
                    try {
                        double seconds = contender.seconds();
                        if (run >= 0) {
                            taken.computeIfAbsent(contender.name(), name -> new double[runs])[run] = seconds;
                        }
                    } catch (Exception failed) {
                        System.err.println(failed);
                        out.put(contender.name(), failed.getMessage());
                    }
                }
            }
            System.err.printf("%s: %d of %d%n", work, run + 1, runs);
        }
        return lines(taken, out);
    }

    private List<String> lines(Map<String, double[]> taken, Map<String, String> out) {
        var lines = new ArrayList<String>();
        double own = taken.containsKey("gonogo") && !out.containsKey("gonogo") ? median(taken.get("gonogo")) : Double.NaN;
        for (Contender contender : contenders) {
            var name = contender.name();
            if (out.containsKey(name)) {
                lines.add("| %s | %s | failed | | |".formatted(work, name));
                continue;
            }
            var all = taken.get(name);
            boolean isOwn = name.equals("gonogo");
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f s (%.2f to %.2f) | %s | %s |",
                    isOwn ? work : "",
                    name,
                    median(all),
                    Arrays.stream(all).min().orElseThrow(),
                    Arrays.stream(all).max().orElseThrow(),
                    isOwn ? "" : "%.2f ×".formatted(own / median(all)),
                    isOwn ? target + judged(own, taken) : ""));
        }
        return lines;
    }

    private String judged(double own, Map<String, double[]> taken) {
        if (Double.isNaN(limit)) {
            return "";
        }
        return reached(own, taken) ? ": yes" : ": **no**";
    }

    private boolean reached(double own, Map<String, double[]> taken) {
        var other = taken.get(than);
        return own <= (than.isEmpty() ? limit : other == null ? Double.NaN : limit * median(other));
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
