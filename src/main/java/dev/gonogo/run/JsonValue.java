package dev.gonogo.run;

import dev.gonogo.model.JsonPath;
import dev.gonogo.plan.Json;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Values of a JSON document. */
final class JsonValue {

    private JsonValue() {}

    /** Empty when the text is no JSON. */
    static Optional<JsonNode> read(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Json.read(text, JsonNode.class));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    /** The value at the end of a way, which may be null; empty when the way leads nowhere. */
    static Optional<JsonNode> find(JsonNode document, String path) {
        var at = document;
        for (Object step : JsonPath.parse(path).orElseThrow().steps()) {
            at = step instanceof Integer number
                    ? at.get(number < 0 ? at.size() + number : number)
                    : at.get((String) step);
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    /** As `expect` sees it: lists and objects as their text. */
    static Object plain(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    /** Numbers are compared by what they are worth. */
    static boolean isSame(JsonNode value, Object wanted) {
        var plain = plain(value);
        if (plain instanceof Number number && wanted instanceof Number other) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return plain == null ? wanted == null : plain.equals(wanted);
    }
}
