package dev.gonogo.model;

/** How much a task matters; for people, it changes no order. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
