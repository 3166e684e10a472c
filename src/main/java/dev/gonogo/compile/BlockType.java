package dev.gonogo.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;

/**
 * The block in which something is said, as the type checker sees it.
 *
 * @param path how compiled code reaches it from the innermost closure, null from the file's top
 * @param title the name that its word was given, empty when it was given none
 */
record BlockType(ClassNode type, String path, String title) {

    private static final String EXPECT = "ExpectBlock";

    /** The ways to write a word in this block; none when it does not belong here. */
    List<MethodNode> forms(String word) {
        return type.getAllDeclaredMethods().stream()
                .filter(method -> method.getName().equals(word)
                        && !method.getAnnotations(TypedWords.WORD).isEmpty())
                .toList();
    }

    List<MethodNode> nearestForms(String word) {
        return Nearest.to(word, words()).map(this::forms).orElse(List.of());
    }

    /** Names such as `CRITICAL`, and what `expect` can see. */
    List<String> constants() {
        var names = new ArrayList<String>();
        for (var at = type; at != null && at.getName().startsWith("dev.gonogo.dsl."); at = at.getSuperClass()) {
            at.getFields().stream()
                    .filter(field -> !field.isStatic())
                    .map(FieldNode::getName)
                    .filter(name -> name.equals(name.toUpperCase(Locale.ROOT)) && !name.startsWith("$"))
                    .forEach(names::add);
        }
        if (type.getName().endsWith(EXPECT)) {
            names.addAll(Permitted.SEEN_BY_EXPECT);
        }
        return names;
    }

    String unknownWord(String word) {
        var elsewhere = GroovyCompiler.VOCABULARY.blocksOf(word);
        if (!elsewhere.isEmpty()) {
            return "`%s` does not belong %s\0it belongs in %s".formatted(word, place(), quoted(elsewhere));
        }
        if (type.getName().endsWith(EXPECT)) {
            return "unknown word `%s` %s\0known here: %s".formatted(word, place(), quoted(constants()));
        }
        var hint = Nearest.to(word, words())
                .map(near -> "did you mean `" + near + "`?")
                .orElse("known here: " + quoted(words()));
        return "unknown word `%s` %s\0%s".formatted(word, place(), hint);
    }

    static String quoted(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    static String either(Collection<String> forms) {
        return forms.stream().map(form -> "`" + form + "`").collect(Collectors.joining(" or "));
    }

    private List<String> words() {
        return type.getAllDeclaredMethods().stream()
                .filter(method -> !method.getAnnotations(TypedWords.WORD).isEmpty())
                .map(MethodNode::getName)
                .distinct()
                .sorted()
                .toList();
    }

    String otherHelper(String name) {
        return "the helper `%s` does not belong %s\0it says words of another block".formatted(name, place());
    }

    /** Where something is said, as in `in task `CE-20``. */
    private String place() {
        if (name().equals("file")) {
            return title.isEmpty() ? "at the top of the file" : "in " + title;
        }
        if (name().isEmpty()) {
            return "in this helper";
        }
        return title.isEmpty() ? "in `" + name() + "`" : "in " + name() + " `" + title + "`";
    }

    private String name() {
        if (type.getName().endsWith(EXPECT)) {
            return "expect";
        }
        return type.isScript()
                ? "file"
                : GroovyCompiler.VOCABULARY.blockName(type.getName()).orElse("");
    }
}
