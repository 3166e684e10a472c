/** The language in Java's half: what marks a word, what literals mean, and where a word stands. Its blocks are in the top-level `dsl/`. */
package dev.gonogo.dsl;
