package dev.gonogo.postgres;

/**
 * One object of the catalog.
 *
 * @param object its kind and name, as `column public.users.email`
 * @param parent the relation it belongs to, as `public.users`, empty when it stands for itself
 * @param definition all that makes it what it is, comparable as text
 */
public record CatalogObject(String object, String parent, String definition) {

    /** `public.users` of `table public.users`. */
    String name() {
        return object.substring(object.indexOf(' ') + 1);
    }
}
