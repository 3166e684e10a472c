package dev.gonogo.compile;

import dev.gonogo.dsl.Values;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.transform.stc.ExtensionMethodNode;

/** Lets operators be used on values of an open type, by {@link Values}, as in `it.limit * 2`. */
final class OpenOperators {

    private static final ClassNode VALUES = ClassHelper.make(Values.class);
    private static final Map<String, String> METHODS = Map.of(
            "plus", "plus",
            "minus", "minus",
            "multiply", "times",
            "div", "divided",
            "remainder", "remainder",
            "mod", "remainder",
            "compareTo", "compared");

    private OpenOperators() {}

    /** What an operator, by Groovy's name for it, calls; nothing when it does not work on an open value. */
    static List<MethodNode> method(String operator) {
        return METHODS.containsKey(operator) ? List.of(extension(operator)) : List.of();
    }

    private static MethodNode extension(String operator) {
        var method = VALUES.getMethods(METHODS.get(operator)).get(0);
        return new ExtensionMethodNode(
                method,
                operator,
                Modifier.PUBLIC,
                method.getReturnType(),
                new Parameter[] {method.getParameters()[1]},
                ClassNode.EMPTY_ARRAY,
                null,
                false);
    }
}
