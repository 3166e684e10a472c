package dev.gonogo.postgres;

import java.util.Optional;

/**
 * A relation whose rows belong to tenants.
 *
 * @param name `schema.relation`
 * @param quoted the same, as SQL writes it
 * @param table whether it is a table, whose rows can be written and have policies of their own
 * @param triggered whether a trigger may change a row before it is inserted
 * @param column that names a row's tenant, as SQL writes it; empty when its policies do not ask a column for it
 */
public record TenantRelation(
        long oid, String name, String quoted, boolean table, boolean triggered, Optional<String> column) {}
