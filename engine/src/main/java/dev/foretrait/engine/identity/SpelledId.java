package dev.foretrait.engine.identity;

/**
 * An external id, and how it is shown.
 *
 * @param id the external id
 * @param spelling its value as first sent
 */
public record SpelledId(ExternalId id, String spelling) {}
