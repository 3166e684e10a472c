/** Files on their way to the server: statement by statement, what failed where, and what became of a statement whose answer was lost. */
package dev.gonogo.run.script;
