package dev.gonogo.model;

/** Somebody's part in the window: `role 'dba', 'Database Admin'`. */
public record Role(Place at, String name, String title) {}
