package dev.gonogo.model;

/** How a role is reached during the window: `contact 'dba', 'on-call', '#staging-migration'`. */
public record Contact(Place at, String role, String purpose, String address) {}
