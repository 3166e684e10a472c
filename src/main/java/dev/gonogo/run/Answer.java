package dev.gonogo.run;

/**
 * What a person said.
 *
 * @param as who said it
 * @param role in which role, empty when the question asks for none
 * @param scripted whether it comes from a file instead of a person at the console
 */
public record Answer(String as, String role, String answer, String note, boolean scripted) {}
