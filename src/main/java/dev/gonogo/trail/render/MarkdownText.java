package dev.gonogo.trail.render;

import java.util.regex.Pattern;

/** How a user's text is written into Markdown, so that it stays text. */
final class MarkdownText {

    private static final Pattern MEANT = Pattern.compile("\\\\|\\*|~|\\$|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    private static final Pattern BEGINS = Pattern.compile("^([#+=:-])");
    private static final Pattern NUMBERS = Pattern.compile("^(\\d+)([.)])(?=\\s|$)");
    private static final Pattern LINES = Pattern.compile("[\\t ]*(\\r\\n|\\r|\\n)\\s*");
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_./#@][\\p{L}\\p{N}_./:#@,=+() -]*");

    private MarkdownText() {}

    /** One line that begins nothing: no heading, no list, no rule. */
    static String text(String of) {
        return of == null ? "" : oneLine(escaped(of));
    }

    /** A name as code, when it holds nothing that could end the code. */
    static String code(String of) {
        if (of == null) {
            return "";
        }
        return CODE.matcher(of).matches() ? "`" + of.strip() + "`" : text(of);
    }

    /** A sentence of the program, in which `backticks` are code. */
    static String said(String sentence) {
        if (sentence == null) {
            return "";
        }
        var parts = sentence.split("`", -1);
        if (parts.length % 2 == 0) {
            return text(sentence);
        }
        var told = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            told.append(i % 2 == 0 ? escaped(parts[i]) : code(parts[i]));
        }
        return oneLine(told.toString());
    }

    static String file(String path, String name) {
        var href = Links.href(path);
        return href.isEmpty() ? text(path) : "[" + text(name) + "](" + href + ")";
    }

    /** Entities where a backslash would not do in every reader: in a table, in a link, before HTML. */
    private static String escaped(String of) {
        var safe = of.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("[", "&#91;")
                .replace("]", "&#93;")
                .replace("|", "&#124;")
                .replace("`", "&#96;");
        return MEANT.matcher(safe).replaceAll("\\\\$0");
    }

    private static String oneLine(String of) {
        var begun = BEGINS.matcher(of.strip()).replaceFirst("\\\\$1");
        var numbered = NUMBERS.matcher(begun).replaceFirst("$1\\\\$2");
        return LINES.matcher(numbered).replaceAll("<br>");
    }
}
