/** Doing what is planned: the interpreter, one file per kind of step, guards, and the way back. */
package dev.gonogo.run;
