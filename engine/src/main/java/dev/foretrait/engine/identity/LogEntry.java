package dev.foretrait.engine.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened while a message was resolved.
 *
 * @param kind what it is about
 * @param messageId the message
 * @param time its timestamp
 * @param name its event name, or its type where it has none
 * @param sourceId where it came from
 * @param identifiers every external id of the message, first priority first
 * @param profiles the numbers of the profiles it is about; for a merge the survivor first
 * @param subject the external ids that it is about: those kept away by a violation, those added by a mapping
 * @param detail which limit or rule it was; empty where the kind says it all
 */
public record LogEntry(
        LogKind kind,
        String messageId,
        Instant time,
        String name,
        Optional<String> sourceId,
        List<ExternalId> identifiers,
        List<Integer> profiles,
        List<ExternalId> subject,
        String detail) {}
