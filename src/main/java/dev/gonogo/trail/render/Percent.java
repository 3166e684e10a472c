package dev.gonogo.trail.render;

import java.util.Locale;

/** Places in a chart, as SVG and CSS write them. */
final class Percent {

    private Percent() {}

    /** `12.5`; between 0 and 100, whatever the parts are. */
    static String of(double part, double whole) {
        double share = whole == 0 ? 0 : Math.min(Math.max(part / whole, 0), 1);
        return String.format(Locale.ROOT, "%.2f", share * 100).replaceFirst("\\.?0+$", "");
    }
}
