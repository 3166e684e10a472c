package dev.gonogo.sql.parse;

/**
 * A call of a function.
 *
 * @param name in lower case unless quoted, with its schema where that is written and not `pg_catalog`
 * @param inSubquery whether it is inside a query in parentheses, which is evaluated once where nothing in it varies
 */
public record Call(int at, String name, boolean inSubquery) {}
