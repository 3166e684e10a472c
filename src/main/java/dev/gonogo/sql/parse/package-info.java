/** Statements as what they do: the parse tree of a foreign grammar, told in small records of our own. */
package dev.gonogo.sql.parse;
