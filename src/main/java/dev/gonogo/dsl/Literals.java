package dev.gonogo.dsl;

import dev.gonogo.model.Percent;
import dev.gonogo.model.Size;
import java.math.BigDecimal;
import java.time.Duration;

/** What stands behind a number in a runbook: `30.minutes`, `500.ms`, `18.tables`. Registered as a Groovy extension of Number. */
public final class Literals {

    private Literals() {}

    public static Duration getMs(Number number) {
        return of(number, 1);
    }

    public static Duration getSecond(Number number) {
        return getSeconds(number);
    }

    public static Duration getSeconds(Number number) {
        return of(number, 1_000);
    }

    public static Duration getMinute(Number number) {
        return getMinutes(number);
    }

    public static Duration getMinutes(Number number) {
        return of(number, 60_000);
    }

    public static Duration getHour(Number number) {
        return getHours(number);
    }

    public static Duration getHours(Number number) {
        return of(number, 3_600_000);
    }

    public static Duration getDay(Number number) {
        return getDays(number);
    }

    public static Duration getDays(Number number) {
        return of(number, 86_400_000);
    }

    /** `2.hours * 3`. */
    public static Duration multiply(Duration time, Number times) {
        return of(times, time.toMillis());
    }

    /** A count of tables, so that `atLeast 18.tables` reads as a sentence. */
    public static int getTables(Number number) {
        return number.intValue();
    }

    public static Size getKb(Number number) {
        return size(number, 1_000);
    }

    public static Size getMb(Number number) {
        return size(number, 1_000_000);
    }

    public static Size getGb(Number number) {
        return size(number, 1_000_000_000);
    }

    public static Percent getPercent(Number number) {
        return new Percent(new BigDecimal(number.toString()));
    }

    private static Size size(Number number, long bytes) {
        return new Size(Math.round(number.doubleValue() * bytes));
    }

    private static Duration of(Number number, long milliseconds) {
        return Duration.ofMillis(Math.round(number.doubleValue() * milliseconds));
    }
}
