package dev.gonogo.dsl;

import groovy.lang.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.codehaus.groovy.runtime.typehandling.NumberMath;

/**
 * What the operators of an `expect` block do with values whose type only the query decides: numbers are compared by what
 * they are worth, text by its characters, and a number is never compared with text. The compiler calls these methods.
 */
public final class Values {

    private Values() {}

    /** A value as a query returned it, made wide enough to compute with. */
    public static Object wide(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Float ? Double.valueOf(value.toString()) : value;
    }

    public static boolean same(Object left, Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        alike(left, right);
        return DefaultTypeTransformation.compareEqual(left, right);
    }

    public static boolean differ(Object left, Object right) {
        return !same(left, right);
    }

    public static boolean less(Object left, Object right) {
        return bothThere(left, right) && compared(left, right) < 0;
    }

    public static boolean lessOrSame(Object left, Object right) {
        return bothThere(left, right) && compared(left, right) <= 0;
    }

    public static boolean more(Object left, Object right) {
        return bothThere(left, right) && compared(left, right) > 0;
    }

    public static boolean moreOrSame(Object left, Object right) {
        return bothThere(left, right) && compared(left, right) >= 0;
    }

    public static int compared(Object left, Object right) {
        alike(left, right);
        return DefaultTypeTransformation.compareTo(left, right);
    }

    /** `value in all`, where all is a list, a range, or a map by its keys. */
    public static boolean among(Object value, Object all) {
        if (all instanceof Range<?> range && range.getFrom() instanceof Number && value instanceof Number number) {
            return isWhole(number) && moreOrSame(number, range.getFrom()) && lessOrSame(number, range.getTo());
        }
        if (all instanceof Collection<?> several) {
            return several.stream().anyMatch(one -> same(value, one));
        }
        if (all instanceof Map<?, ?> keyed) {
            return among(value, keyed.keySet());
        }
        throw new UnlikeValues("`in` needs a list or a range, not " + told(all));
    }

    public static boolean notAmong(Object value, Object all) {
        return !among(value, all);
    }

    public static Object plus(Object left, Object right) {
        if (left instanceof CharSequence && right != null) {
            return left.toString() + right;
        }
        if (left instanceof Duration before && right instanceof Duration more) {
            return before.plus(more);
        }
        if (left instanceof Collection<?> some && right instanceof Collection<?> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }
        return NumberMath.add(number(left), number(right));
    }

    public static Object minus(Object left, Object right) {
        if (left instanceof Duration before && right instanceof Duration less) {
            return before.minus(less);
        }
        if (left instanceof Collection<?> some && right instanceof Collection<?> others) {
            return some.stream().filter(one -> !among(one, others)).toList();
        }
        return NumberMath.subtract(number(left), number(right));
    }

    public static Object times(Object left, Object right) {
        return NumberMath.multiply(number(left), number(right));
    }

    public static Object divided(Object left, Object right) {
        return NumberMath.divide(number(left), number(right));
    }

    public static Object remainder(Object left, Object right) {
        return NumberMath.remainder(number(left), number(right));
    }

    public static Object negative(Object value) {
        return NumberMath.unaryMinus(number(value));
    }

    private static boolean isWhole(Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().scale() <= 0;
    }

    private static boolean bothThere(Object left, Object right) {
        return left != null && right != null;
    }

    private static void alike(Object left, Object right) {
        if (!kind(left).equals(kind(right))) {
            throw new UnlikeValues("%s cannot be compared with %s".formatted(told(left), told(right)));
        }
    }

    private static Number number(Object value) {
        if (value instanceof Number number) {
            return number;
        }
        if (value == null) {
            throw new NullPointerException();
        }
        throw new UnlikeValues("one cannot compute with " + told(value));
    }

    private static String told(Object value) {
        return value instanceof CharSequence ? "text (`'" + value + "'`)" : kind(value) + " (`" + value + "`)";
    }

    private static String kind(Object value) {
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return "text";
        }
        if (value instanceof Collection) {
            return "a list";
        }
        return value instanceof Boolean
                ? "a truth"
                : "a " + TypeNames.shortName(value.getClass().getName());
    }
}
