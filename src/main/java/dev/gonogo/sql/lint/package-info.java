/** What is dangerous in SQL files, told before they run: rules over what the statements do, without a server. */
package dev.gonogo.sql.lint;
