package dev.gonogo.model;

/** A rule of lint whose findings pass, and why. */
public record AllowedFinding(Place at, String rule, String reason) {}
