package dev.gonogo.compile;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Groovy's messages as problems of a runbook: no class names, one for each place. */
final class GroovyMessages {

    private static final Pattern NOISE =
            Pattern.compile("^\\[Static type checking] - | @ line \\d+, column \\d+\\.\\s*$|\\R", Pattern.MULTILINE);
    private static final Pattern MISSING_NAME = Pattern.compile("required named param '(\\w+)' not found\\.?");
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\w+|\\S)");
    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z]+\\.)+([A-Z]\\w*)|\\brunbook\\$\\w+");

    private final SourceText source;

    GroovyMessages(SourceText source) {
        this.source = source;
    }

    List<Problem> translate(ErrorCollector errors) {
        var byPlace = new LinkedHashMap<Place, Problem>();
        for (Message message : errors.getErrors()) {
            if (message instanceof SyntaxErrorMessage syntax) {
                var problem = problem(syntax.getCause());
                byPlace.putIfAbsent(problem.at(), problem);
            } else {
                var text = new java.io.StringWriter();
                message.write(new java.io.PrintWriter(text));
                var at = new Place(source.file(), 0, 0);
                byPlace.putIfAbsent(at, new Problem(at, plain(text.toString(), 0, 0), "", ""));
            }
        }
        return List.copyOf(byPlace.values());
    }

    private Problem problem(SyntaxException error) {
        var parts = NOISE.matcher(error.getOriginalMessage()).replaceAll("").split("\0", 2);
        var unclosed = parts.length == 1 ? Braces.unclosed(source.text()) : java.util.Optional.<Braces.Open>empty();
        if (unclosed.isPresent() && isSyntax(parts[0])) {
            var open = unclosed.get();
            return problem(
                    open.line(),
                    open.column(),
                    "this `" + open.bracket() + "` is never closed",
                    "add the missing `" + open.closing() + "`");
        }
        var message = plain(parts[0], error.getStartLine(), error.getStartColumn());
        return problem(error.getStartLine(), error.getStartColumn(), message, parts.length > 1 ? parts[1] : "");
    }

    private Problem problem(int line, int column, String message, String hint) {
        var lines = source.lines();
        var text = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
        return new Problem(new Place(source.file(), line, column), message, text, hint);
    }

    private static boolean isSyntax(String message) {
        return message.startsWith("Unexpected") || message.startsWith("Missing") || message.contains("expecting");
    }

    private String plain(String message, int line, int column) {
        if (message.startsWith("Unexpected")) {
            return unexpected(line, column);
        }
        var missing = MISSING_NAME.matcher(message);
        if (missing.matches()) {
            return "`" + missing.group(1) + ":` is missing";
        }
        var named =
                CLASS_NAME.matcher(message).replaceAll(match -> match.group(1) == null ? "a block" : match.group(1));
        return named.isEmpty()
                ? named
                : Character.toLowerCase(named.charAt(0)) + named.substring(1).strip();
    }

    /** What really stands there: the parser names the token in which it noticed. */
    private String unexpected(int line, int column) {
        var lines = source.lines();
        var rest = line <= lines.size() && column <= lines.get(line - 1).length()
                ? lines.get(line - 1).substring(column - 1)
                : "";
        var token = TOKEN.matcher(rest);
        return token.lookingAt() ? "unexpected `" + token.group(1) + "`" : "the line ends in the middle of something";
    }
}
