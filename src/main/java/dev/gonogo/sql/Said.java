package dev.gonogo.sql;

import dev.gonogo.model.Place;

/**
 * What a script says to the people who watch it: `\echo`, `\qecho` and `\warn`.
 *
 * @param severity `ECHO` or `WARNING`
 */
public record Said(Place at, String severity, String text) {}
