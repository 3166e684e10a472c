package dev.gonogo.trail;

import dev.gonogo.model.Role;
import dev.gonogo.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may speak in which role. A person is the same however the name is written. */
public final class Spokesmen {

    private final Map<String, List<String>> people;

    private Spokesmen(Map<String, List<String>> people) {
        this.people = people;
    }

    public static Spokesmen of(Plan plan) {
        return new Spokesmen(plan.roles().stream()
                .filter(role -> !role.people().isEmpty())
                .collect(Collectors.toMap(Role::name, Role::people, (one, two) -> one)));
    }

    /** Why this person does not speak in this role; empty when that is so. */
    public Optional<String> refuses(String person, String role) {
        var those = people.get(role);
        return those == null || those.stream().map(Spokesmen::same).anyMatch(same(person)::equals)
                ? Optional.empty()
                : Optional.of("`%s` is not one of the people of role `%s`: %s"
                        .formatted(person, role, String.join(", ", those)));
    }

    /** The name in the form in which names are compared. */
    public static String same(String person) {
        return person.strip().toLowerCase(Locale.ROOT);
    }
}
