package dev.gonogo.postgres;

import java.util.regex.Pattern;

/**
 * One object of the catalog.
 *
 * @param object its kind and name, as `column public.users.email`
 * @param parent the relation it belongs to, as `public.users`, empty when it stands for itself
 * @param definition all that makes it what it is, comparable as text: one `label: value` a line
 */
public record CatalogObject(String object, String parent, String definition) {

    private static final Pattern KIND =
            Pattern.compile("^(materialized view|foreign table|event trigger|default privileges|[a-z]+) ");

    /** `public.users` of `table public.users`. */
    String name() {
        return KIND.matcher(object).replaceFirst("");
    }

    /** `table` of `table public.users`. */
    public String kind() {
        return object.substring(0, object.length() - name().length() - 1);
    }

    /** `email` of `column public.users.email`. */
    String ownName() {
        return parent.isEmpty() ? name() : name().substring(parent.length() + 1);
    }
}
