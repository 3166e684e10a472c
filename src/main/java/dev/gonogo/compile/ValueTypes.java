package dev.gonogo.compile;

import dev.gonogo.model.Percent;
import dev.gonogo.model.Size;
import java.time.Duration;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.tools.WideningCategories;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingSupport;

/**
 * What is known of a value's type. A value of a list that mixes texts and numbers, or of an undeclared helper, has an open
 * type: whether it fits is found out when the runbook is read, with the same line in the message.
 */
final class ValueTypes {

    private static final Set<String> COUNTS = Set.of("tables");
    private static final Set<String> DURATIONS =
            Set.of("ms", "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days");

    private static final Set<String> SIZES = Set.of("kb", "mb", "gb");

    private ValueTypes() {}

    static boolean isOpen(ClassNode type) {
        return ClassHelper.isObjectType(type)
                || type instanceof WideningCategories.LowestUpperBoundClassNode
                || Set.of("java.io.Serializable", "java.lang.Comparable").contains(type.getName());
    }

    /** Whether a form takes as many values as were given, and each of them as far as its type is known. */
    static boolean fit(MethodNode form, ClassNode[] given) {
        var parameters = form.getParameters();
        boolean several = parameters.length > 0
                && parameters[parameters.length - 1].getType().isArray();
        if (several ? given.length < parameters.length : given.length != parameters.length) {
            return false;
        }
        for (int i = 0; i < given.length; i++) {
            if (!isOpen(given[i]) && !StaticTypeCheckingSupport.isAssignableTo(given[i], taken(parameters, i))) {
                return false;
            }
        }
        return true;
    }

    static ClassNode taken(Parameter[] parameters, int position) {
        var type = parameters[Math.min(position, parameters.length - 1)].getType();
        return type.isArray() ? type.getComponentType() : type;
    }

    static boolean isLiteral(String property) {
        return DURATIONS.contains(property)
                || COUNTS.contains(property)
                || SIZES.contains(property)
                || property.equals("percent");
    }

    /** The type of `it.limit.minutes`, whatever the limit is: only a number has it. */
    static ClassNode ofLiteral(String property) {
        if (DURATIONS.contains(property)) {
            return ClassHelper.make(Duration.class);
        }
        if (SIZES.contains(property)) {
            return ClassHelper.make(Size.class);
        }
        if (property.equals("percent")) {
            return ClassHelper.make(Percent.class);
        }
        return COUNTS.contains(property) ? ClassHelper.int_TYPE : ClassHelper.OBJECT_TYPE;
    }
}
