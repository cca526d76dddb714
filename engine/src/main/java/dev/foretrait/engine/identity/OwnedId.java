package dev.foretrait.engine.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * An external id of a profile.
 *
 * @param id the external id
 * @param spelling its value as first sent, for display
 * @param addedAt the timestamp of the message that added it; merges do not change it
 * @param messageId that message
 * @param sourceId where that message came from
 */
public record OwnedId(ExternalId id, String spelling, Instant addedAt, String messageId, Optional<String> sourceId) {}
