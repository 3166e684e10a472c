package dev.gonogo.ssh;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of `allowed_signers`. @param principals patterns, as `*@example.com`; one that begins with `!` excludes */
record AllowedSigner(
        List<String> principals,
        Optional<List<String>> namespaces,
        Optional<Instant> after,
        Optional<Instant> before,
        SshKey key) {

    private static final Pattern FIELD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");
    private static final Pattern OPTION = Pattern.compile("([A-Za-z-]+)(?:=\"([^\"]*)\")?(?:,|$)");
    private static final Pattern KEY_TYPE = Pattern.compile("(sk-)?(ssh|ecdsa)-.*");
    private static final Set<String> OPTIONS = Set.of("namespaces", "valid-after", "valid-before");
    private static final int DAY = 8;
    private static final int MINUTE = 12;

    static AllowedSigner parse(String line) {
        var fields = new ArrayList<String>();
        var found = FIELD.matcher(line);
        while (found.find()) {
            fields.add(found.group());
        }
        boolean hasOptions =
                fields.size() > 1 && !KEY_TYPE.matcher(fields.get(1)).matches();
        int at = hasOptions ? 2 : 1;
        if (fields.size() < at + 2) {
            throw new SshFormat("a line has a person, options or none, the type of a key, and the key");
        }
        var options = options(hasOptions ? fields.get(1) : "");
        return new AllowedSigner(
                List.of(fields.get(0).replace("\"", "").split(",")),
                options.namespaces(),
                options.after(),
                options.before(),
                SshKey.of(fields.get(at), fields.get(at + 1)));
    }

    private record Options(Optional<List<String>> namespaces, Optional<Instant> after, Optional<Instant> before) {}

    private static Options options(String text) {
        var values = new HashMap<String, String>();
        var option = OPTION.matcher(text);
        int end = 0;
        for (; end < text.length() && option.find() && option.start() == end; end = option.end()) {
            var name = option.group(1).toLowerCase(Locale.ROOT);
            if (name.equals("cert-authority")) {
                throw new SshFormat("certificates are not supported");
            }
            if (!OPTIONS.contains(name)) {
                throw new SshFormat("the option `" + option.group(1) + "` is not known");
            }
            if (values.put(name, value(option)) != null) {
                throw new SshFormat("the option `" + option.group(1) + "` is there twice");
            }
        }
        if (end < text.length()) {
            throw new SshFormat("the options cannot be understood: `" + text + "`");
        }
        return new Options(
                Optional.ofNullable(values.get("namespaces")).map(list -> List.of(list.split(","))),
                Optional.ofNullable(values.get("valid-after")).map(AllowedSigner::time),
                Optional.ofNullable(values.get("valid-before")).map(AllowedSigner::time));
    }

    private static String value(Matcher option) {
        if (option.group(2) == null) {
            throw new SshFormat("the option `" + option.group(1) + "` needs a value in quotes");
        }
        return option.group(2);
    }

    /** As `20271231`, `202712312359` or `20271231235959`, in the zone of the machine or, with a `Z`, in UTC. */
    private static Instant time(String text) {
        boolean utc = text.endsWith("Z");
        var digits = utc ? text.substring(0, text.length() - 1) : text;
        var whole = digits.length() == DAY ? digits + "000000" : digits.length() == MINUTE ? digits + "00" : digits;
        return LocalDateTime.parse(whole, DateTimeFormatter.ofPattern("uuuuMMddHHmmss"))
                .atZone(utc ? ZoneOffset.UTC : ZoneId.systemDefault())
                .toInstant();
    }

    boolean is(String person) {
        boolean excluded = principals.stream()
                .filter(pattern -> pattern.startsWith("!"))
                .anyMatch(pattern -> matches(pattern.substring(1), person));
        return !excluded
                && principals.stream()
                        .filter(pattern -> !pattern.startsWith("!"))
                        .anyMatch(pattern -> matches(pattern, person));
    }

    boolean allows(String namespace, Instant at) {
        return namespaces
                        .map(list -> list.stream().anyMatch(pattern -> matches(pattern, namespace)))
                        .orElse(true)
                && after.map(from -> !at.isBefore(from)).orElse(true)
                && before.map(until -> !at.isAfter(until)).orElse(true);
    }

    private static boolean matches(String pattern, String text) {
        var regex = Arrays.stream(pattern.split("(?<=[*?])|(?=[*?])"))
                .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                .reduce("", String::concat);
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
