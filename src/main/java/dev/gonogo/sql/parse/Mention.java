package dev.gonogo.sql.parse;

/** A name or a string as it is meant, without quotes, and how many characters of the statement are before it. */
public record Mention(int at, String text) {}
