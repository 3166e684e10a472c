/** From a runbook's file to the model, or to all of its problems at once. The only package that loads the Groovy compiler. */
package dev.gonogo.compile;
