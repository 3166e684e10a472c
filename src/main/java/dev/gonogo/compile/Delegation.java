package dev.gonogo.compile;

import java.lang.reflect.Method;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassNode;

/** Reads Groovy's note on what a closure delegates to, whose class is not public. */
final class Delegation {

    private Delegation() {}

    static Optional<ClassNode> type(Object metadata) {
        for (Object at = metadata; at != null; at = read(at, "getParent")) {
            if (read(at, "getType") instanceof ClassNode type) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static Object read(Object metadata, String getter) {
        try {
            Method method = metadata.getClass().getDeclaredMethod(getter);
            method.setAccessible(true);
            return method.invoke(metadata);
        } catch (ReflectiveOperationException other) {
            return null;
        }
    }
}
