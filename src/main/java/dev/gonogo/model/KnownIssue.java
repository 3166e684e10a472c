package dev.gonogo.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that is wrong, is known, and is lived with.
 *
 * @param owner the role that looks after it
 * @param due until when it is to be mended
 */
public record KnownIssue(
        Place at, String name, Risk.Level impact, String workaround, Optional<String> owner, Optional<LocalDate> due) {}
