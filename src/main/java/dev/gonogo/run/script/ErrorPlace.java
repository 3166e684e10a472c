package dev.gonogo.run.script;

import dev.gonogo.model.Place;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.SqlStatement;
import java.util.regex.Pattern;

/**
 * Where in a script an error of the server is.
 *
 * @param line of the file, as it is written; empty when there is none to show
 */
public record ErrorPlace(Place at, String line) {

    private static final Pattern ROW = Pattern.compile("(?m)^COPY .*?, line (\\d+)");
    private static final Pattern IN_BLOCK = Pattern.compile("(?m)^PL/\\w+ function inline_code_block line (\\d+)");

    static ErrorPlace of(SqlStatement statement, StatementFailed failure) {
        var row = ROW.matcher(failure.where());
        if (statement.rows().isPresent() && row.find()) {
            int number = Integer.parseInt(row.group(1));
            var rows = statement.rows().get();
            return new ErrorPlace(rows.line(number), rows.text(number));
        }
        var block = IN_BLOCK.matcher(failure.where());
        if (failure.position() < 1 && statement.command().equals("DO") && block.find()) {
            return inBlock(statement, failure, Integer.parseInt(block.group(1)), block.start() == 0);
        }
        return at(statement, failure.position());
    }

    /** @param innermost whether it is the block itself that was refused, and no function that it calls */
    private static ErrorPlace inBlock(SqlStatement statement, StatementFailed failure, int line, boolean innermost) {
        var inner = innermost ? failure.innerQuery() : "";
        var start = statement.positionInBody(line, inner);
        if (start.isEmpty()) {
            return at(statement, 0);
        }
        var there = at(statement, start.getAsInt());
        boolean exact =
                start.getAsInt() != statement.positionInBody(line, "").getAsInt() && failure.innerPosition() > 0;
        return exact
                ? at(statement, start.getAsInt() + failure.innerPosition() - 1)
                : new ErrorPlace(new Place(there.at().file(), there.at().line(), 0), there.line());
    }

    private static ErrorPlace at(SqlStatement statement, int position) {
        return new ErrorPlace(statement.placeOf(position), statement.lineOf(position));
    }
}
