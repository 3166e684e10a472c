package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import dev.gonogo.trail.render.Pdf;
import dev.gonogo.trail.render.PlainText;
import dev.gonogo.trail.render.Templates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Data as templates see it, to be rendered in one format or another.
 *
 * @param at the time that a PDF tells
 */
record Rendering(Map<String, Object> data, Instant at, Templates templates) {

    static Rendering of(Map<String, Object> data, Instant at) {
        return new Rendering(data, at, Templates.own());
    }

    byte[] as(Format format, String document) {
        var seen = new LinkedHashMap<>(data);
        seen.put("medium", format.ending());
        var text = templates.render(format.template(document), seen);
        return format == Format.PDF ? Pdf.of(text, at) : text.getBytes(StandardCharsets.UTF_8);
    }

    /** A record as its JSON has it, and nothing in it that steers who shows it. */
    static Map<String, Object> fields(Object value) {
        return PlainText.fields(Json.as(value, Map.class));
    }
}
