package dev.gonogo.compile;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.GenericsType;

/**
 * The types that a runbook may write. To declare a variable of a type can mean to construct it (`File f = ['x']`), so that
 * every other type is refused by its name, before it means anything.
 */
final class WrittenTypes {

    private static final Set<String> NAMES = Set.of(
            "def",
            "var",
            "void",
            "Object",
            "String",
            "GString",
            "CharSequence",
            "boolean",
            "Boolean",
            "int",
            "Integer",
            "long",
            "Long",
            "double",
            "Double",
            "BigDecimal",
            "BigInteger",
            "Number",
            "List",
            "Map",
            "Map.Entry",
            "Set",
            "Collection",
            "Iterable",
            "Range",
            "IntRange",
            "Closure",
            "Duration",
            "Pattern");

    private WrittenTypes() {}

    /** Why the type may not be written: message and hint, divided by `\0`. */
    static Optional<String> refusal(ClassNode type) {
        var element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (element.isGenericsPlaceHolder() || element.getName().equals("?")) {
            return Optional.empty();
        }
        var name = element.getName().replaceFirst("^java\\.(lang|util|math)\\.(?=[A-Z]\\w*$)", "");
        if (!NAMES.contains(name)) {
            var hint = Nearest.to(name, NAMES)
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse(
                            "`def` declares any value; types are `String`, `int`, `boolean`, `List`, `Map`, `Duration` …");
            return Optional.of(
                    "`%s` is not a type of the language\0%s".formatted(name.replaceFirst("^.*\\.", ""), hint));
        }
        var generics = element.getGenericsTypes() == null ? new GenericsType[0] : element.getGenericsTypes();
        return Stream.of(generics)
                .map(GenericsType::getType)
                .map(WrittenTypes::refusal)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
