package dev.gonogo.trail;

import dev.gonogo.model.Role;
import dev.gonogo.plan.Plan;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who may speak in which role. A person is the same however the name is written. */
public final class Spokesmen {

    /** Control and format characters, and the letters that are drawn as nothing. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cf}\\p{Cn}\\p{Co}\\p{Cs}\\u034F\\u115F\\u1160\\u2800\\u3164\\uFE00-\\uFE0F]|(?!\\s)\\p{Cc}");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

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

    /** The name in the form in which names are compared: what looks the same is the same, and what cannot be seen does not count. */
    public static String same(String person) {
        var seen = UNSEEN.matcher(Normalizer.normalize(person, Normalizer.Form.NFKC))
                .replaceAll("");
        var folded = seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return SPACES.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    /** Whether nothing of the name can be seen. */
    public static boolean isNobody(String person) {
        return same(person).isEmpty();
    }
}
