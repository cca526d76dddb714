package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.IntList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the log of a resolver, one message at a time: counts everything and notes only what is kept. The message itself is
 * looked up when an entry is asked for.
 */
final class Journal {

    private static final int NONE = IdentifierTable.NONE;

    private final ResolutionLog log = new ResolutionLog();
    private final IdentifierTable identifiers;
    private final MessageLookup messages;
    private final Map<Integer, Set<Integer>> usersThatLostDevice = new HashMap<>();

    private long timestamp;
    private int message;
    private IntList sighted = new IntList();

    Journal(IdentifierTable identifiers, MessageLookup messages) {
        this.identifiers = identifiers;
        this.messages = messages;
    }

    ResolutionLog log() {
        return log;
    }

    /** All that follows is about that message and its ids. */
    void open(long ofTimestamp, int ofMessage, IntList ids) {
        timestamp = ofTimestamp;
        message = ofMessage;
        sighted = ids;
    }

    void noMatchingIdentifiers() {
        note(LogKind.NO_MATCHING_IDENTIFIERS, NONE, NONE, "");
    }

    void created(int profile) {
        note(LogKind.PROFILE_CREATED, profile, NONE, "");
    }

    void merged(int from, int survivor) {
        if (log.counts(LogKind.PROFILE_MERGED)) {
            keep(LogKind.PROFILE_MERGED, List.of(survivor, from), List.of(), "");
        }
    }

    void given(int id, int profile) {
        note(LogKind.MAPPING_CREATED, profile, id, "");
    }

    void readded(int id, int profile) {
        note(LogKind.MAPPING_READDED, profile, id, "");
    }

    void mergeRefused(int profile, String limit) {
        note(LogKind.MERGE_LIMIT, profile, NONE, limit);
    }

    void mappingRefused(int id, int profile, int mappingLimit) {
        note(LogKind.MAPPING_LIMIT, profile, id, "a profile has at most " + mappingLimit + " identifiers");
    }

    /** A value limit kept an id away; {@code remaining} are the ids of the message that were not dropped. */
    void dropped(int id, int violatedType, int profile, IntList remaining) {
        ValueLimit limit = identifiers.limit(violatedType);
        LogKind kind = limit.period() == LimitPeriod.EVER ? LogKind.VALUE_LIMIT : LogKind.VALUE_TIME_LIMIT;
        note(kind, profile, id, identifiers.typeName(violatedType) + " is limited to " + limit);
        if (identifiers.isOfType(id, IdentifierTypes.ANONYMOUS_ID)) {
            suspectSharedDevice(id, profile, remaining);
        }
    }

    /** Of that message, a value is blocked, so that it is not among its ids. */
    void blocked(long ofTimestamp, int ofMessage, ExternalId id) {
        timestamp = ofTimestamp;
        message = ofMessage;
        if (log.counts(LogKind.VALUE_BLOCKED)) {
            String detail = "the value is among the blocked values of " + id.type();
            keep(LogKind.VALUE_BLOCKED, List.of(id), List.of(), List.of(id), detail);
        }
    }

    /** An anonymous_id that was dropped for two different user_ids belongs to a device of several people (7.3). */
    private void suspectSharedDevice(int device, int profile, IntList remaining) {
        Set<Integer> users =
                usersThatLostDevice.computeIfAbsent(identifiers.identifier(device), key -> new HashSet<>());
        boolean known = users.size() > 1;
        for (int at = 0; at < remaining.size(); at++) {
            if (identifiers.isOfType(remaining.get(at), IdentifierTypes.USER_ID)) {
                users.add(identifiers.identifier(remaining.get(at)));
            }
        }
        if (!known && users.size() > 1) {
            note(LogKind.SHARED_DEVICE_SUSPECT, profile, device, "it was dropped for two different user_ids");
        }
    }

    private void note(LogKind kind, int profile, int subject, String detail) {
        if (log.counts(kind)) {
            keep(
                    kind,
                    profile == NONE ? List.of() : List.of(profile),
                    subject == NONE ? List.of() : List.of(identifiers.externalId(subject)),
                    detail);
        }
    }

    private void keep(LogKind kind, List<Integer> profiles, List<ExternalId> subject, String detail) {
        List<ExternalId> ids = new ArrayList<>();
        for (int at = 0; at < sighted.size(); at++) {
            ids.add(identifiers.externalId(sighted.get(at)));
        }
        keep(kind, List.copyOf(ids), profiles, subject, detail);
    }

    private void keep(
            LogKind kind, List<ExternalId> ids, List<Integer> profiles, List<ExternalId> subject, String detail) {
        int number = message;
        Instant time = Instant.ofEpochMilli(timestamp);
        log.keep(
                kind,
                () -> new LogEntry(
                        kind,
                        messages.messageId(number),
                        time,
                        messages.name(number),
                        messages.sourceId(number),
                        ids,
                        profiles,
                        subject,
                        detail));
    }
}
