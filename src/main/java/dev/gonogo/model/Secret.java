package dev.gonogo.model;

/** The name of a value that is read from the environment when it is needed; the value itself is in no record. */
public record Secret(String name) {}
