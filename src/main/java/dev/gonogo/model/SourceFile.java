package dev.gonogo.model;

/** A file that the runbook names, relative to the runbook's folder, and where it names it. */
public record SourceFile(Place at, String path) {}
