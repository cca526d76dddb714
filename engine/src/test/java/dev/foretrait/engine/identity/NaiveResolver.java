package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.semantics.EqualPriority;
import dev.foretrait.engine.semantics.LimitsAtCreation;
import dev.foretrait.engine.semantics.PeriodKind;
import dev.foretrait.engine.semantics.RefusedMerge;
import dev.foretrait.engine.semantics.ResolutionMode;
import dev.foretrait.engine.semantics.SeenAgain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The pseudo-code of identity.md 4.3, line by line: slow, and read as the specification. */
final class NaiveResolver {

    static final class P {
        final int number;
        final String segmentId;
        final long createdAt;
        int mergeCount;
        final Map<ExternalId, Long> identifiers = new LinkedHashMap<>();
        final Map<ExternalId, Long> countedFrom = new LinkedHashMap<>();

        @Nullable
        P mergedInto;

        P(int number, String segmentId, long createdAt) {
            this.number = number;
            this.segmentId = segmentId;
            this.createdAt = createdAt;
        }

        P canonical() {
            return mergedInto == null ? this : mergedInto.canonical();
        }
    }

    private record Violation(LogKind kind) {}

    private record Drop(ExternalId id, Violation violation) {}

    final List<P> profiles = new ArrayList<>();
    final Map<LogKind, Long> counts = new EnumMap<>(LogKind.class);
    private final Map<ExternalId, P> index = new LinkedHashMap<>();
    private final IdentitySettings settings;
    private final SegmentIds segmentIds;
    private final Comparator<ExternalId> byPriority;

    NaiveResolver(IdentitySettings settings, String space) {
        this.settings = settings;
        this.segmentIds = new SegmentIds(IdCollection.USERS, space);
        this.byPriority = Comparator.comparing(ExternalId::type, settings.byPriority())
                .thenComparing(
                        ExternalId::value,
                        settings.semantics().of(EqualPriority.class) == EqualPriority.GREATER_GOES
                                ? CodePointOrder.INSTANCE
                                : CodePointOrder.INSTANCE.reversed());
    }

    Optional<P> resolve(long t, String messageId, Collection<ExternalId> promoted) {
        Set<ExternalId> sorted = new TreeSet<>(byPriority);
        sorted.addAll(promoted);
        List<ExternalId> ids = new ArrayList<>(sorted);
        if (ids.isEmpty()) {
            log(LogKind.NO_MATCHING_IDENTIFIERS);
            return Optional.empty();
        }
        List<Drop> dropped = new ArrayList<>();
        while (true) {
            Set<P> owners = owners(ids);
            Optional<Violation> violation = firstViolation(owners, ids, t);
            if (violation.isEmpty()) {
                break;
            }
            if (violation.get().kind() == LogKind.MERGE_LIMIT) {
                P o = settings.semantics().of(RefusedMerge.class) == RefusedMerge.OLDEST
                        ? oldest(owners)
                        : owners.iterator().next();
                ids.removeIf(id -> index.containsKey(id) && index.get(id).canonical() != o);
                log(LogKind.MERGE_LIMIT);
                continue;
            }
            dropped.add(new Drop(ids.remove(ids.size() - 1), violation.get()));
        }
        if (ids.isEmpty()) {
            dropped.forEach(drop -> log(drop.violation().kind()));
            return Optional.empty();
        }
        P p = survivor(owners(ids), t, messageId);
        for (ExternalId id : ids) {
            if (!index.containsKey(id)) {
                if (p.identifiers.size() < settings.mappingLimit()) {
                    own(id, p, t, LogKind.MAPPING_CREATED);
                } else {
                    log(LogKind.MAPPING_LIMIT);
                }
            }
        }
        dropped.sort(Comparator.comparing(Drop::id, byPriority));
        for (Drop drop : dropped) {
            if (settings.semantics().of(ResolutionMode.class) == ResolutionMode.CURRENT
                    && !index.containsKey(drop.id())
                    && firstViolation(Set.of(p), List.of(drop.id()), t).isEmpty()
                    && p.identifiers.size() < settings.mappingLimit()) {
                own(drop.id(), p, t, LogKind.MAPPING_READDED);
            } else {
                log(drop.violation().kind());
            }
        }
        if (settings.semantics().of(SeenAgain.class) == SeenAgain.RENEWS_ITS_TIME) {
            promoted.stream().filter(p.identifiers::containsKey).forEach(id -> p.countedFrom.put(id, t));
        }
        return Optional.of(p);
    }

    private Set<P> owners(List<ExternalId> ids) {
        Set<P> owners = new LinkedHashSet<>();
        for (ExternalId id : ids) {
            if (index.containsKey(id)) {
                owners.add(index.get(id).canonical());
            }
        }
        return owners;
    }

    private P survivor(Set<P> owners, long t, String messageId) {
        if (owners.isEmpty()) {
            P created = new P(profiles.size(), segmentIds.of(profiles.size(), t, 0, message -> messageId), t);
            profiles.add(created);
            log(LogKind.PROFILE_CREATED);
            return created;
        }
        P oldest = oldest(owners);
        for (P other : owners) {
            if (other != oldest) {
                other.mergedInto = oldest;
                oldest.identifiers.putAll(other.identifiers);
                oldest.countedFrom.putAll(other.countedFrom);
                oldest.mergeCount += other.mergeCount + 1;
                log(LogKind.PROFILE_MERGED);
            }
        }
        return oldest;
    }

    private static P oldest(Set<P> owners) {
        return owners.stream()
                .min(Comparator.<P>comparingLong(p -> p.createdAt).thenComparing(p -> p.segmentId))
                .orElseThrow();
    }

    private void own(ExternalId id, P p, long t, LogKind kind) {
        index.put(id, p);
        p.identifiers.put(id, t);
        p.countedFrom.put(id, t);
        log(kind);
    }

    private Optional<Violation> firstViolation(Set<P> owners, List<ExternalId> ids, long t) {
        int merges = owners.stream().mapToInt(p -> p.mergeCount).sum();
        if (owners.size() > 1 && merges + owners.size() - 1 > settings.mergeLimit()) {
            return Optional.of(new Violation(LogKind.MERGE_LIMIT));
        }
        if (owners.isEmpty() && settings.semantics().of(LimitsAtCreation.class) == LimitsAtCreation.NOT_YET) {
            return Optional.empty();
        }
        Set<String> types = new TreeSet<>(settings.byPriority());
        owners.forEach(p -> p.identifiers.keySet().forEach(id -> types.add(id.type())));
        ids.forEach(id -> types.add(id.type()));
        for (String type : types) {
            ValueLimit limit = settings.of(type).limit();
            Set<ExternalId> union = new HashSet<>();
            int most = 0;
            for (P p : owners) {
                Set<ExternalId> own = new HashSet<>();
                p.countedFrom.forEach((id, addedAt) -> {
                    if (id.type().equals(type) && inPeriod(limit.period(), addedAt, t)) {
                        own.add(id);
                    }
                });
                union.addAll(own);
                most = Math.max(most, own.size());
            }
            for (ExternalId id : ids) {
                boolean ownedHere =
                        index.containsKey(id) && owners.contains(index.get(id).canonical());
                if (id.type().equals(type) && !ownedHere) {
                    union.add(id);
                }
            }
            boolean grows =
                    union.size() > most || settings.semantics().of(ResolutionMode.class) == ResolutionMode.FROZEN;
            if (union.size() > limit.values() && grows) {
                boolean ever = limit.period() == LimitPeriod.EVER;
                return Optional.of(new Violation(ever ? LogKind.VALUE_LIMIT : LogKind.VALUE_TIME_LIMIT));
            }
        }
        return Optional.empty();
    }

    private boolean inPeriod(LimitPeriod period, long addedAt, long t) {
        return settings.semantics().of(PeriodKind.class) == PeriodKind.SLIDING
                ? inWindow(period, addedAt, t)
                : period == LimitPeriod.EVER || numberOf(period, addedAt) >= numberOf(period, t);
    }

    /** Weeks since a Monday, months or years. */
    private static long numberOf(LimitPeriod period, long millis) {
        LocalDate day = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate();
        return switch (period) {
            case EVER -> 0;
            case WEEKLY -> ChronoUnit.WEEKS.between(LocalDate.of(1900, 1, 1), day);
            case MONTHLY -> ChronoUnit.MONTHS.between(LocalDate.of(1900, 1, 1), day);
            case ANNUALLY -> day.getYear();
        };
    }

    private static boolean inWindow(LimitPeriod period, long addedAt, long t) {
        long day = 86_400_000L;
        return switch (period) {
            case EVER -> true;
            case WEEKLY -> addedAt > t - 7 * day;
            case MONTHLY -> addedAt > t - 30 * day;
            case ANNUALLY -> addedAt > t - 365 * day;
        };
    }

    private void log(LogKind kind) {
        counts.merge(kind, 1L, Long::sum);
    }
}
