package dev.gonogo.run.tenant;

import java.util.Optional;

/**
 * Who reads and writes.
 *
 * @param told for messages
 * @param tenant empty for nobody, who must not see anything
 */
public record TenantReader(String told, Optional<String> tenant) {}
