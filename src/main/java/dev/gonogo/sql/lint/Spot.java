package dev.gonogo.sql.lint;

/** Where in which statement something is, to be told of later. */
record Spot(ReadStatement statement, int at) {}
