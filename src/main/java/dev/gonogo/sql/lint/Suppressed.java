package dev.gonogo.sql.lint;

/** A finding that a comment in the file, or the runbook, allows, and why. */
public record Suppressed(Finding finding, String reason) {}
