package dev.gonogo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Output of tests in the Test Anything Protocol, as pgTAP and prove write it. Tests that are nested in another one are
 * counted by that one.
 */
final class Tap {

    private static final Pattern PLAN = Pattern.compile("1\\.\\.(\\d+)\\s*(#.*)?");
    private static final Pattern TEST = Pattern.compile("(not )?ok\\b\\s*(\\d*)\\s*(?:-\\s*)?(.*)");
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*(TODO|SKIP)\\b.*");

    private final List<String> failed = new ArrayList<>();
    private Optional<Integer> planned = Optional.empty();
    private Optional<String> bailedOut = Optional.empty();
    private int tests;
    private int skipped;

    private Tap() {}

    static Tap read(List<String> lines) {
        var tap = new Tap();
        lines.forEach(tap::line);
        return tap;
    }

    /** Whether the line is a result or a plan. */
    static boolean isTap(String line) {
        return PLAN.matcher(line).matches() || TEST.matcher(line).matches();
    }

    private void line(String line) {
        var plan = PLAN.matcher(line);
        var test = TEST.matcher(line);
        if (plan.matches()) {
            planned = Optional.of(Integer.valueOf(plan.group(1)));
        } else if (test.matches()) {
            tests++;
            var directive = DIRECTIVE.matcher(test.group(3).toUpperCase(Locale.ROOT));
            boolean excused = directive.find();
            skipped += excused && directive.group(1).equals("SKIP") ? 1 : 0;
            if (test.group(1) != null && !excused) {
                failed.add((test.group(2).isEmpty() ? "" : test.group(2) + " ")
                        + test.group(3).strip());
            }
        } else if (line.startsWith("Bail out!")) {
            bailedOut = Optional.of(line.substring("Bail out!".length()).strip());
        }
    }

    /** Nothing that was planned and not run is ok, and neither is a plan of nothing. */
    Outcome judged() {
        if (bailedOut.isPresent()) {
            return Outcome.failed("the tests gave up: " + bailedOut.get());
        }
        if (!failed.isEmpty()) {
            return Outcome.failed(
                    "%d of %d tests are not ok: %s".formatted(failed.size(), tests, String.join("; ", failed)));
        }
        if (planned.isEmpty()) {
            return Outcome.failed("%d tests are ok, and no plan says how many there are".formatted(tests));
        }
        if (planned.get() != tests) {
            return Outcome.failed("%d tests were planned, and %d were run".formatted(planned.get(), tests));
        }
        if (tests == skipped) {
            return Outcome.failed("no test was run");
        }
        var told = "%d tests are ok".formatted(tests - skipped);
        return skipped == 0 ? Outcome.passed(told) : Outcome.warned(told + ", %d were skipped".formatted(skipped));
    }
}
