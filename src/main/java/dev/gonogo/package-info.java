/**
 * The embedding API. A runbook's way through the packages below:
 *
 * <pre>
 * runbook file ──compile──► Runbook ──plan──► Plan ──run──► Journal ──► Evidence ──► Report
 *    (dsl)        (compile)  (model)           (plan)  (run)   (trail)
 * </pre>
 */
package dev.gonogo;
