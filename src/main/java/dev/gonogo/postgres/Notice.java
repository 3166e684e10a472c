package dev.gonogo.postgres;

/** What the server said beside the result: `NOTICE`, `WARNING` and the like. */
public record Notice(String severity, String message) {}
