package dev.gonogo.sql.lint;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * What is known about how the files will run.
 *
 * @param byRunbook whether a runbook runs them: its target sets `lock_timeout` and `statement_timeout`, each file has a
 *     session of its own, and transactions of its own only where that is declared
 * @param server the major version that they will run on
 * @param today for suppressions that end
 */
public record LintOptions(boolean byRunbook, OptionalInt server, LocalDate today) {}
