package dev.gonogo.compile;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import groovy.lang.GroovyRuntimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Groovy's messages as problems of a runbook: no class names, one for each place. */
final class GroovyMessages {

    private static final Pattern SYNTAX =
            Pattern.compile("Unexpected (input|character)\\b.*|Missing .*|.*\\bexpecting\\b.*");
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\w+|\\S)");

    private final SourceText source;

    GroovyMessages(SourceText source) {
        this.source = source;
    }

    List<Problem> translate(ErrorCollector errors) {
        var byPlace = new LinkedHashMap<Place, Problem>();
        for (Message message : errors.getErrors()) {
            var problem =
                    message instanceof SyntaxErrorMessage syntax ? problem(syntax.getCause()) : problem(cause(message));
            byPlace.putIfAbsent(problem.at(), problem);
        }
        if (byPlace.size() > 1) {
            byPlace.values().removeIf(problem -> problem.message().isEmpty());
        }
        return List.copyOf(byPlace.values());
    }

    private Problem problem(Throwable failure) {
        var node = failure instanceof GroovyRuntimeException located ? located.getNode() : null;
        return node == null
                ? problem(1, 0, GroovyPhrases.ofFailure(failure))
                : problem(node.getLineNumber(), node.getColumnNumber(), GroovyPhrases.ofFailure(failure));
    }

    /** A compile that ended in no message at all, or did not end. */
    Problem ofFailure(Optional<Throwable> failure) {
        return failure.map(this::problem)
                .orElseGet(
                        () -> problem(1, 0, "the runbook takes too long to compile\0simplify what was changed last"));
    }

    private static Throwable cause(Message message) {
        return message instanceof ExceptionMessage failure ? failure.getCause() : new Throwable();
    }

    private Problem problem(SyntaxException error) {
        var message = GroovyPhrases.withoutFrame(error.getOriginalMessage());
        if (!SYNTAX.matcher(message).matches()) {
            return problem(error.getStartLine(), error.getStartColumn(), GroovyPhrases.of(message));
        }
        return Brackets.mistake(source)
                .map(open -> problem(open.line(), open.column(), open.message()))
                .orElseGet(() -> unexpected(error.getStartLine(), error.getStartColumn()));
    }

    private Problem problem(int line, int column, String messageAndHint) {
        var parts = messageAndHint.split("\0", 2);
        int known = Math.max(line, 1);
        return new Problem(
                new Place(source.file(), known, line < 1 ? 0 : Math.max(column, 0)),
                parts[0],
                source.line(known),
                parts.length > 1 ? parts[1] : "");
    }

    /** What really stands there: the parser names the token in which it noticed. */
    private Problem unexpected(int line, int column) {
        var token = TOKEN.matcher(source.from(line, column));
        return problem(
                line,
                column,
                token.lookingAt() ? "unexpected `" + token.group(1) + "`" : "the line ends in the middle of something");
    }
}
