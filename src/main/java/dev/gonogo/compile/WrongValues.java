package dev.gonogo.compile;

import dev.gonogo.dsl.TypeNames;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;

/** What to say about a word that was given other values than it takes. */
final class WrongValues {

    private WrongValues() {}

    /** Message and hint, divided by `\0`. */
    static String message(String word, List<MethodNode> forms, ClassNode[] types) {
        var takes = forms.stream()
                .filter(form -> form.getParameters().length == 1 && types.length == 1)
                .map(form -> taken(element(form.getParameters()[0])))
                .distinct()
                .collect(Collectors.joining(" or "));
        if (!takes.isEmpty() && !takes.equals("named values")) {
            var given = TypeNames.shortName(types[0].getName());
            var hint = given.equals("list") ? "a list is handed over as `" + word + "(*names)`" : "";
            return "`%s` takes %s, not %s\0%s".formatted(word, takes, TypeNames.withArticle(given), hint);
        }
        var taken = types.length == 0 ? "must say more" : "cannot take " + given(types);
        return "`%s` %s\0write %s".formatted(word, taken, forms(word, forms));
    }

    /** `(text, number)`; a block that a helper is given by the compiler is none of the author's values. */
    static String given(ClassNode[] types) {
        return Stream.of(types)
                .map(ClassNode::getName)
                .filter(type -> !type.startsWith("dev.gonogo.dsl."))
                .map(TypeNames::shortName)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static String forms(String word, List<MethodNode> forms) {
        return GroovyCompiler.VOCABULARY.formsOf(word).size() == 1
                ? "`" + GroovyCompiler.VOCABULARY.formsOf(word).get(0) + "`"
                : forms.stream().map(form -> written(word, form)).distinct().collect(Collectors.joining(" or "));
    }

    private static String taken(ClassNode type) {
        if (!type.isEnum() || !TypeNames.shortName(type.getName()).equals("value")) {
            return TypeNames.withExample(type.getName());
        }
        return type.getFields().stream()
                .filter(FieldNode::isEnum)
                .map(constant -> "`" + constant.getName() + "`")
                .collect(Collectors.joining(" or "));
    }

    private static String written(String word, MethodNode form) {
        var parts = Stream.of(form.getParameters())
                .map(parameter -> TypeNames.shortName(element(parameter).getName()))
                .toList();
        boolean block = !parts.isEmpty() && parts.get(parts.size() - 1).equals("block");
        var values = String.join(", ", block ? parts.subList(0, parts.size() - 1) : parts);
        return "`" + word + (values.isEmpty() && block ? "" : "(" + values + ")") + (block ? " { … }" : "") + "`";
    }

    private static ClassNode element(Parameter parameter) {
        return parameter.getType().isArray() ? parameter.getType().getComponentType() : parameter.getType();
    }
}
