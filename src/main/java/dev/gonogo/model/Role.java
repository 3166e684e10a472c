package dev.gonogo.model;

import java.util.List;

/**
 * Somebody's part in the window: `role 'dba', 'Database Admin'`.
 *
 * @param people who may speak in it; empty: anybody
 */
public record Role(Place at, String name, String title, List<String> people) {

    public Role {
        people = people == null ? List.of() : List.copyOf(people);
    }
}
