package dev.gonogo.trail;

import dev.gonogo.plan.Digest;

/** The text of a journal's line and the hash inside it. */
final class JournalLine {

    private JournalLine() {}

    /** Puts the hash behind the hash of the line before. */
    static String withHash(String unsigned, String prev, String hash) {
        var anchor = "\"prev\":\"" + prev + "\"";
        int at = unsigned.indexOf(anchor) + anchor.length();
        return unsigned.substring(0, at) + ",\"hash\":\"" + hash + "\"" + unsigned.substring(at);
    }

    /** Whether the line follows the one with this hash and was not changed since. */
    static boolean isIntact(String line, String prev, String hash) {
        var own = "\"prev\":\"" + prev + "\",\"hash\":\"" + hash + "\"";
        int at = line.indexOf(own);
        if (at < 0) {
            return false;
        }
        int from = at + ("\"prev\":\"" + prev + "\"").length();
        var unsigned = line.substring(0, from) + line.substring(at + own.length());
        return Digest.of(unsigned).equals(hash);
    }
}
