package dev.gonogo.sql.parse;

import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** A text as a tree of pgCodeKeeper's grammar: by its fast way, and where that fails, by its thorough one. */
final class Grammar {

    private final FirstError error = new FirstError();
    private final CommonTokenStream tokens;
    private final SQLParser parser;

    private Grammar(String text) {
        var lexer = new SQLLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(error);
        tokens = new CommonTokenStream(lexer);
        parser = new SQLParser(tokens);
        parser.removeErrorListeners();
    }

    /** The tree and its tokens, or where it gave up. */
    record Result<T>(Optional<T> tree, CommonTokenStream tokens, Optional<Unreadable> unreadable) {}

    static <T extends ParserRuleContext> Result<T> read(String text, Function<SQLParser, T> rule) {
        return new Grammar(text).result(rule);
    }

    private <T extends ParserRuleContext> Result<T> result(Function<SQLParser, T> rule) {
        try {
            var tree = fast(rule);
            return error.found == null ? new Result<>(Optional.of(tree), tokens, Optional.empty()) : failed();
        } catch (ParseCancellationException unsure) {
            return thorough(rule);
        } catch (StackOverflowError tooDeep) {
            error.found = Unreadable.tooDeep();
            return failed();
        }
    }

    private <T extends ParserRuleContext> T fast(Function<SQLParser, T> rule) {
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        return rule.apply(parser);
    }

    private <T extends ParserRuleContext> Result<T> thorough(Function<SQLParser, T> rule) {
        tokens.seek(0);
        parser.reset();
        parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        parser.setErrorHandler(new DefaultErrorStrategy());
        parser.addErrorListener(error);
        var tree = rule.apply(parser);
        return error.found == null ? new Result<>(Optional.of(tree), tokens, Optional.empty()) : failed();
    }

    private <T> Result<T> failed() {
        return new Result<>(Optional.empty(), tokens, Optional.of(error.found));
    }

    /** The first of the errors: those behind it come from it. */
    private static final class FirstError extends BaseErrorListener {

        private Unreadable found;

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException cause) {
            if (found == null) {
                found = symbol instanceof Token token
                        ? new Unreadable(token.getStartIndex(), near(token))
                        : new Unreadable(0, message);
            }
        }

        private static String near(Token token) {
            return token.getType() == Token.EOF ? "the end" : "`" + token.getText() + "`";
        }
    }
}
