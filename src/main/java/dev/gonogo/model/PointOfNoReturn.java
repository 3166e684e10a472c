package dev.gonogo.model;

/** From here on a rollback is no longer offered by itself; `phase` is the one that begins behind it. */
public record PointOfNoReturn(Place at, String reason, int beforePhase) {}
