package dev.gonogo.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What a quantity of the server may be.
 *
 * @param quantity what is measured, as `used`
 * @param of whose it is, as the table's name; empty: everything's that has this quantity
 */
public record Limit(String quantity, String of, Bound bound, BigDecimal value, Unit unit) {

    /** On which side of the limit a value must be. */
    public enum Bound {
        BELOW,
        AT_MOST,
        AT_LEAST;

        public boolean holds(BigDecimal value, BigDecimal limit) {
            int compared = value.compareTo(limit);
            return this == BELOW ? compared < 0 : this == AT_MOST ? compared <= 0 : compared >= 0;
        }

        /** As in `below 80 %`. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What a value counts. */
    public enum Unit {
        PERCENT,
        SECONDS,
        BYTES,
        COUNT;

        public String text(BigDecimal value) {
            return switch (this) {
                case PERCENT -> rounded(value) + " %";
                case SECONDS -> rounded(value) + " s";
                case BYTES -> new Size(value.longValue()).toString();
                case COUNT -> rounded(value);
            };
        }

        private static String rounded(BigDecimal value) {
            var rounded = value.setScale(value.abs().compareTo(BigDecimal.ONE) < 0 ? 3 : 1, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            return rounded.signum() == 0 ? "0" : rounded.toPlainString();
        }
    }

    public boolean holds(BigDecimal measured) {
        return bound.holds(measured, value);
    }

    /** `used below 80 %`. */
    public String told() {
        return "%s%s %s %s".formatted(quantity, of.isEmpty() ? "" : " of " + of, bound.text(), unit.text(value));
    }
}
