package dev.gonogo.model;

/** The name of another part of the runbook, and where it is written. */
public record SourceName(Place at, String name) {}
