package dev.gonogo.sql;

/** Where a number or a `$1` ends. A word right behind belongs to it: the server refuses both together. */
final class Numbers {

    private Numbers() {}

    static boolean startsAt(String text, int start) {
        return isDigitAt(text, start) || text.charAt(start) == '.' && isDigitAt(text, start + 1);
    }

    static int end(String text, int start) {
        int end = fractionEnd(text, digitsEnd(text, start));
        char exponent = Characters.at(text, end);
        return exponent == 'e' || exponent == 'E' ? exponentEnd(text, end) : withWord(text, end);
    }

    static int parameterEnd(String text, int start) {
        return withWord(text, digitsEnd(text, start + 1));
    }

    /** `1..10` is a range: its first dot begins no fraction. */
    private static int fractionEnd(String text, int end) {
        boolean fraction = Characters.at(text, end) == '.' && Characters.at(text, end + 1) != '.';
        return fraction ? digitsEnd(text, end + 1) : end;
    }

    private static int exponentEnd(String text, int letter) {
        char sign = Characters.at(text, letter + 1);
        boolean signed = sign == '+' || sign == '-';
        int digits = signed ? letter + 2 : letter + 1;
        if (isDigitAt(text, digits)) {
            return withWord(text, digitsEnd(text, digits));
        }
        return signed ? digits : Characters.wordEnd(text, letter);
    }

    private static int withWord(String text, int end) {
        return Characters.isLetter(Characters.at(text, end)) ? Characters.wordEnd(text, end) : end;
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (isDigitAt(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isDigitAt(String text, int offset) {
        return Characters.isDigit(Characters.at(text, offset));
    }
}
