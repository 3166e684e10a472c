package dev.gonogo.sql.lint;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * What is known about how the files will run.
 *
 * @param timeoutsSet whether whoever runs them sets `lock_timeout` and `statement_timeout`, as a target of a runbook does
 * @param server the major version that they will run on
 * @param today for suppressions that end
 */
public record LintOptions(boolean timeoutsSet, OptionalInt server, LocalDate today) {}
