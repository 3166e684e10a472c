package dev.gonogo.trail.render;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Links of a report, which lead to its own folder and nowhere else. */
final class Links {

    private Links() {}

    /** A file of the run's folder; empty when the name would leave it. */
    static String href(String path) {
        if (path.contains("..") || path.startsWith("/") || path.contains("\\")) {
            return "";
        }
        return "./" + encoded(path).replace("%2F", "/");
    }

    /** The place of a step in the page. */
    static String step(String id) {
        return "#step-" + encoded(id);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
