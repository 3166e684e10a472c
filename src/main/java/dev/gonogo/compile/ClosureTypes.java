package dev.gonogo.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;

/** What the type checker found out about the values of closures, as `it`, which it forgets behind each closure. */
final class ClosureTypes {

    private final Deque<Map<String, ClassNode>> open = new ArrayDeque<>();

    void enter(ClosureExpression closure) {
        var types = new HashMap<String, ClassNode>();
        ClassNode[] found = closure.getNodeMetaData(StaticTypesMarker.CLOSURE_ARGUMENTS);
        var parameters = closure.getParameters();
        if (found != null && parameters != null) {
            if (parameters.length == 0 && found.length == 1) {
                types.put("it", found[0]);
            }
            for (int i = 0; i < Math.min(parameters.length, found.length); i++) {
                types.put(parameters[i].getName(), found[i]);
            }
        }
        open.push(types);
    }

    void leave() {
        open.pop();
    }

    /** The type of a value of the innermost closure that has one of this name. */
    Optional<ClassNode> of(VariableExpression variable) {
        return variable.getAccessedVariable() instanceof Parameter
                ? open.stream()
                        .filter(types -> types.containsKey(variable.getName()))
                        .map(types -> types.get(variable.getName()))
                        .findFirst()
                : Optional.empty();
    }
}
