package dev.gonogo.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may do what with an object, read from an access control list as `ana=arw/postgres bob=r/postgres`. */
record Grants(Map<String, String> privileges) {

    static Grants of(String list) {
        var privileges = new HashMap<String, String>();
        for (String item : list.split(" ")) {
            int name = item.lastIndexOf('=');
            int grantor = item.lastIndexOf('/');
            if (name >= 0 && grantor > name) {
                privileges.merge(item.substring(0, name), item.substring(name + 1, grantor), String::concat);
            }
        }
        return new Grants(privileges);
    }

    /** What is allowed there and not here, as `ana=w bob=r*`; the right to pass it on included. */
    String missing(Grants other) {
        return other.privileges().entrySet().stream()
                .map(there -> Map.entry(there.getKey(), missing(there.getKey(), there.getValue())))
                .filter(lost -> !lost.getValue().isEmpty())
                .map(lost -> lost.getKey() + "=" + lost.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private String missing(String role, String there) {
        var here = privileges.getOrDefault(role, "");
        return single(there).filter(privilege -> !here.contains(privilege)).collect(Collectors.joining());
    }

    /** `r` and `w*` of `rw*`. */
    private static Stream<String> single(String privileges) {
        return Pattern.compile("[A-Za-z]\\*?").matcher(privileges).results().map(MatchResult::group);
    }
}
