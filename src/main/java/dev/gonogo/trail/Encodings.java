package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms in which programs, servers and files write a text. */
final class Encodings {

    /** Base64 of a text that stands in the middle of another begins one or two characters off. */
    private static final int ALIGNMENTS = 3;

    private static final int SHORTEST_MIDDLE = 8;

    private Encodings() {}

    static Set<String> of(String text) {
        var forms = new HashSet<String>(Set.of(text));
        var json = quoted(text);
        forms.add(json);
        forms.add(json.replace("/", "\\/"));
        forms.add(ascii(json));
        forms.add(ascii(json).toLowerCase(Locale.ROOT));
        html(text, forms);
        forms.add(text.replace("'", "''"));
        forms.add(text.replace("\"", "\"\""));
        url(text, forms);
        bytes(text.getBytes(StandardCharsets.UTF_8), forms);
        forms.addAll(forms.stream().map(Encodings::quoted).toList());
        return forms;
    }

    private static String quoted(String text) {
        var json = Json.line(text);
        return json.substring(1, json.length() - 1);
    }

    private static String ascii(String json) {
        return json.chars()
                .mapToObj(each -> each < 128 ? String.valueOf((char) each) : "\\u%04X".formatted(each))
                .collect(Collectors.joining());
    }

    private static void html(String text, Set<String> forms) {
        var some = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        forms.add(some);
        forms.add(some.replace("\"", "&quot;"));
        for (String apostrophe : Set.of("&#39;", "&#x27;", "&apos;")) {
            forms.add(some.replace("\"", "&quot;").replace("'", apostrophe));
        }
    }

    private static void url(String text, Set<String> forms) {
        var form = URLEncoder.encode(text, StandardCharsets.UTF_8);
        var path = form.replace("+", "%20").replace("%7E", "~").replace("*", "%2A");
        for (String each : List.of(form, form.replace("+", "%20"), path)) {
            forms.add(each);
            forms.add(lowerCaseEscapes(each));
        }
    }

    private static String lowerCaseEscapes(String encoded) {
        return java.util.regex.Pattern.compile("%[0-9A-F]{2}")
                .matcher(encoded)
                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }

    private static void bytes(byte[] bytes, Set<String> forms) {
        var hex = HexFormat.of();
        forms.add(hex.formatHex(bytes));
        forms.add(hex.withUpperCase().formatHex(bytes));
        for (Base64.Encoder encoder : Set.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            forms.add(encoder.encodeToString(bytes));
            forms.add(encoder.withoutPadding().encodeToString(bytes));
            for (int offset = 0; offset < ALIGNMENTS; offset++) {
                var middle = middle(encoder, bytes, offset);
                if (middle.length() >= SHORTEST_MIDDLE) {
                    forms.add(middle);
                }
            }
        }
    }

    /** What of the encoded text does not depend on what stands before and behind it. */
    private static String middle(Base64.Encoder encoder, byte[] bytes, int offset) {
        var shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        var encoded = encoder.withoutPadding().encodeToString(shifted);
        int from = (offset * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return encoded.substring(from, Math.max(from, to));
    }
}
