/** Text and pages from templates. Knows nothing of runs: what is shown comes as maps and lists, as JSON has them. */
package dev.gonogo.trail.render;
