package dev.gonogo.sql;

import dev.gonogo.sql.Token.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a statement in upper case. Quoted things, numbers and marks count as words and stay as written. */
record Words(List<String> list) {

    private static final Set<String> OFF = Set.of("OFF", "FALSE", "NO", "0");
    private static final Set<String> BEFORE_VALUE = Set.of("=", "TO");
    private static final int ENOUGH_TO_NAME_A_COMMAND = 10;

    Words {
        list = List.copyOf(list);
    }

    static Words leading(String text) {
        return outsideParens(text, ENOUGH_TO_NAME_A_COMMAND);
    }

    static Words outsideParens(String text) {
        return outsideParens(text, Integer.MAX_VALUE);
    }

    static Words all(String text) {
        var lexer = new Lexer(text);
        var words = new ArrayList<String>();
        for (var token = lexer.nextSolid(); token.kind() != Kind.END; token = lexer.nextSolid()) {
            words.add(word(token, text));
        }
        return new Words(words);
    }

    boolean contains(String word) {
        return list.contains(word);
    }

    int count(String word) {
        return Collections.frequency(list, word);
    }

    boolean containsPhrase(String... words) {
        return Collections.indexOfSubList(list, List.of(words)) >= 0;
    }

    /** Whether there are parentheses in parentheses. */
    boolean isNested() {
        int depth = 0;
        int deepest = 0;
        for (String word : list) {
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest > 1;
    }

    /** Whether a setting or an option of that name is given a value that means false. */
    boolean switchesOff(String name) {
        int at = list.indexOf(name) + 1;
        if (at == 0) {
            return false;
        }
        int value = at < list.size() && BEFORE_VALUE.contains(list.get(at)) ? at + 1 : at;
        return value < list.size() && OFF.contains(unquoted(list.get(value)));
    }

    /** Parentheses around the whole statement are not counted. */
    private static Words outsideParens(String text, int limit) {
        var lexer = new Lexer(text);
        var words = new ArrayList<String>();
        int depth = 0;
        for (var token = afterParens(lexer);
                token.kind() != Kind.END && words.size() < limit;
                token = lexer.nextSolid()) {
            depth += depthChange(token);
            if (depth <= 0 && depthChange(token) == 0) {
                words.add(word(token, text));
            }
        }
        return new Words(words);
    }

    private static Token afterParens(Lexer lexer) {
        var token = lexer.nextSolid();
        while (token.kind() == Kind.OPEN_PAREN) {
            token = lexer.nextSolid();
        }
        return token;
    }

    private static int depthChange(Token token) {
        return switch (token.kind()) {
            case OPEN_PAREN -> 1;
            case CLOSE_PAREN -> -1;
            default -> 0;
        };
    }

    private static String word(Token token, String text) {
        var word = token.in(text);
        return token.kind() == Kind.WORD ? word.toUpperCase(Locale.ROOT) : word;
    }

    private static String unquoted(String value) {
        return value.replace("'", "").toUpperCase(Locale.ROOT);
    }
}
