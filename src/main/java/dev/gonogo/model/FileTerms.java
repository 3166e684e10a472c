package dev.gonogo.model;

import java.time.Duration;
import java.util.Optional;

/** What must hold of a file. @param sha256 its sum in hexadecimal digits */
public record FileTerms(
        Optional<Duration> youngerThan, Optional<Size> atLeast, Optional<Size> atMost, Optional<String> sha256) {}
