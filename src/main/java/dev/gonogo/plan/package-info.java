/** What a run will do, to which database, in which order and from when: the plan, its digest, and the look at the target before it. */
package dev.gonogo.plan;
