package dev.foretrait.engine.identity;

import java.time.Instant;

/**
 * Two profiles that became one.
 *
 * @param merged the number of the profile that ceased to be canonical
 * @param survivor the number of the one it was merged into, never younger
 * @param at the timestamp of the message that merged them
 * @param messageId that message
 */
public record Merge(int merged, int survivor, Instant at, String messageId) {}
