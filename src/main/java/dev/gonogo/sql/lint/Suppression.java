package dev.gonogo.sql.lint;

import dev.gonogo.model.Place;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A comment that allows what a rule finds.
 *
 * @param firstLine the first of the lines that it holds for
 * @param lastLine the last of them
 * @param until the last day on which it holds
 */
record Suppression(Place at, String rule, String reason, Optional<LocalDate> until, int firstLine, int lastLine) {

    boolean covers(Finding finding) {
        return finding.rule().id().equals(rule)
                && finding.at().file().equals(at.file())
                && finding.at().line() >= firstLine
                && finding.at().line() <= lastLine;
    }

    boolean hasExpired(LocalDate today) {
        return until.filter(last -> last.isBefore(today)).isPresent();
    }
}
