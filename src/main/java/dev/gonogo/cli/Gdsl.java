package dev.gonogo.cli;

import dev.gonogo.dsl.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The language as a Groovy DSL descriptor, which IntelliJ reads where it lies beside the runbook. */
final class Gdsl {

    private static final Map<String, String> TYPES = Map.of(
            "text", "java.lang.String",
            "number", "java.lang.Number",
            "duration", "java.time.Duration",
            "pattern", "java.util.regex.Pattern");

    private Gdsl() {}

    static String of(Vocabulary vocabulary) {
        var blocks = new LinkedHashMap<String, List<Vocabulary.Entry>>();
        vocabulary
                .entries()
                .forEach(entry -> blocks.computeIfAbsent(entry.block(), block -> new ArrayList<>())
                        .add(entry));
        var text = new StringBuilder("// Words of runbooks for IntelliJ, made by `gonogo new`.\n");
        blocks.forEach((block, entries) -> text.append(contributor(block, entries)));
        return text.toString();
    }

    private static String contributor(String block, List<Vocabulary.Entry> entries) {
        var methods = new StringBuilder();
        entries.forEach(entry -> entry.forms().forEach(form -> methods.append(method(entry, WordForm.of(form)))));
        if (block.equals("file")) {
            return "\ncontributor(context(scope: scriptScope(), filetypes: ['groovy'])) {\n%s}\n".formatted(methods);
        }
        return """

                contributor(context(scope: closureScope(isArg: true), filetypes: ['groovy'])) {
                  if (enclosingCall('%s')) {
                %s  }
                }
                """.formatted(block.split(" ")[0], methods.toString().indent(2));
    }

    private static String method(Vocabulary.Entry entry, WordForm form) {
        var parameters = new ArrayList<String>();
        for (String argument : form.arguments()) {
            var type = argument.replace("…", "").replaceFirst("^\\w+: ", "").split(" or ")[0];
            parameters.add("%s%d: '%s'"
                    .formatted(
                            TYPES.containsKey(type) ? type : "value",
                            parameters.size() + 1,
                            TYPES.getOrDefault(type, "java.lang.Object")));
        }
        if (form.block()) {
            parameters.add("block: 'groovy.lang.Closure'");
        }
        return "  method(name: '%s', type: 'void', params: [%s], doc: '%s')%n"
                .formatted(
                        form.word(),
                        parameters.isEmpty() ? ":" : String.join(", ", parameters),
                        entry.description().replace("\\", "\\\\").replace("'", "\\'"));
    }
}
