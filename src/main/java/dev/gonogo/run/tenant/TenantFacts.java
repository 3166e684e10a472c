package dev.gonogo.run.tenant;

import dev.gonogo.postgres.TenantTrial.Privileges;
import java.util.Map;

/**
 * What is true of a relation, as one sees it whom no policy binds; of views nothing but what the role may do.
 *
 * @param rowsOf tenants, where a column tells
 * @param copies rows of tenants as they could be inserted, literals by column
 */
public record TenantFacts(
        Privileges privileges, long rows, Map<String, Long> rowsOf, Map<String, Map<String, String>> copies) {}
