package dev.gonogo.compile;

import groovy.lang.Closure;
import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import groovy.lang.MissingMethodException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.groovy.reflection.ClassInfo;
import org.codehaus.groovy.runtime.GeneratedClosure;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.codehaus.groovy.runtime.metaclass.ClosureMetaClass;

/**
 * Calls the blocks of a runbook. Groovy's own metaclass first learns the properties of each closure's class, which for a long
 * runbook with its hundreds of blocks takes as long as all else; a block is only called. Whatever is not a plain call is left to
 * Groovy's own. Thread-safe.
 */
final class BlockCalls extends DelegatingMetaClass {

    private static final String BODY = "doCall";

    private final Class<?> block;
    private final List<Method> bodies;
    private MetaClass whole;

    private BlockCalls(Class<?> block) {
        super(GroovySystem.getMetaClassRegistry().getMetaClass(Closure.class));
        this.block = block;
        this.bodies = Stream.of(block.getDeclaredMethods())
                .filter(method -> method.getName().equals(BODY) && !method.isSynthetic())
                .toList();
    }

    /** Lets a class of a compiled runbook be called so, when it is the class of a block; before its first object is made. */
    static void of(Class<?> loaded) {
        if (GeneratedClosure.class.isAssignableFrom(loaded)) {
            ClassInfo.getClassInfo(loaded).setStrongMetaClass(new BlockCalls(loaded));
        }
    }

    @Override
    public Object invokeMethod(Object receiver, String name, Object[] arguments) {
        var body = body(name, arguments);
        return body.isPresent()
                ? invoke(body.get(), receiver, arguments)
                : whole().invokeMethod(receiver, name, arguments);
    }

    @Override
    public Object invokeMethod(Object receiver, String name, Object arguments) {
        return whole().invokeMethod(receiver, name, arguments);
    }

    @Override
    public Object invokeMethod(
            @SuppressWarnings("rawtypes") Class sender,
            Object receiver,
            String name,
            Object[] arguments,
            boolean ofParent,
            boolean fromWithin) {
        return whole().invokeMethod(sender, receiver, name, arguments, ofParent, fromWithin);
    }

    @Override
    public List<MetaMethod> respondsTo(Object receiver, String name) {
        return whole().respondsTo(receiver, name);
    }

    @Override
    public List<MetaMethod> respondsTo(Object receiver, String name, Object[] types) {
        return whole().respondsTo(receiver, name, types);
    }

    /** The one body that takes these arguments as they are; empty when something would have to be chosen or converted. */
    private Optional<Method> body(String name, Object[] arguments) {
        if (!name.equals(BODY) || arguments == null) {
            return Optional.empty();
        }
        var able = bodies.stream()
                .filter(method -> takes(method.getParameterTypes(), arguments))
                .toList();
        return able.size() == 1 ? Optional.of(able.get(0)) : Optional.empty();
    }

    private static boolean takes(Class<?>[] types, Object[] arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int at = 0; at < types.length; at++) {
            if (types[at] != Object.class && !types[at].isInstance(arguments[at])) {
                return false;
            }
        }
        return true;
    }

    /** Fails as a method that Groovy calls does. */
    private static Object invoke(Method body, Object receiver, Object[] arguments) {
        try {
            return body.invoke(receiver, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException failure && !(failure instanceof MissingMethodException)) {
                throw failure;
            }
            throw new InvokerInvocationException(thrown);
        } catch (IllegalAccessException | IllegalArgumentException impossible) {
            throw new InvokerInvocationException(impossible);
        }
    }

    private synchronized MetaClass whole() {
        if (whole == null) {
            var made = new ClosureMetaClass(GroovySystem.getMetaClassRegistry(), block);
            made.initialize();
            whole = made;
        }
        return whole;
    }
}
