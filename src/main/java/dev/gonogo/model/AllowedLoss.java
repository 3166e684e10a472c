package dev.gonogo.model;

/** A catalog object that a step may remove or weaken, as the catalog diff writes it: `view public.v_legacy_summary`. */
public record AllowedLoss(Place at, String object) {}
