package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.identity.Histories.History;
import dev.foretrait.engine.identity.Histories.Sighting;
import dev.foretrait.engine.semantics.LimitsAtCreation;
import dev.foretrait.engine.semantics.PeriodKind;
import dev.foretrait.engine.semantics.SeenAgain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What must hold of every history (identity.md 9). */
@Domain(Histories.class)
class ResolverLawsTest {

    private static final String SPACE = "dev";

    @Property(tries = 5_000)
    void theResolverDoesWhatThePseudoCodeSays(@ForAll History history) {
        NaiveResolver naive = new NaiveResolver(history.settings(), SPACE);
        Fed fed = new Fed(history);
        for (Sighting sighting : history.sightings()) {
            Optional<NaiveResolver.P> expected =
                    naive.resolve(sighting.timestamp(), sighting.messageId(), sighting.ids());
            int profile = fed.next();
            assertThat(profile).isEqualTo(expected.map(p -> p.number).orElse(Resolver.NONE));
        }
        assertThat(fed.resolver.profileCount()).isEqualTo(naive.profiles.size());
        for (NaiveResolver.P expected : naive.profiles) {
            assertThat(fed.resolver.canonical(expected.number)).isEqualTo(expected.canonical().number);
            assertThat(fed.resolver.segmentId(expected.number)).isEqualTo(expected.segmentId);
            if (expected.mergedInto == null) {
                assertThat(fed.resolver.mergeCount(expected.number)).isEqualTo(expected.mergeCount);
                assertThat(fed.addedAt(expected.number)).isEqualTo(expected.identifiers);
            } else {
                assertThat(fed.resolver.mergedInto(expected.number)).hasValue(expected.mergedInto.number);
            }
        }
        for (LogKind kind : LogKind.values()) {
            if (kind != LogKind.SHARED_DEVICE_SUSPECT) {
                assertThat(fed.resolver.log().count(kind))
                        .as(kind.title())
                        .isEqualTo(naive.counts.getOrDefault(kind, 0L));
            }
        }
    }

    @Property
    void everyExternalIdIsOwnedByExactlyOneCanonicalProfile(@ForAll History history) {
        Resolver resolver = new Fed(history).all();
        Map<ExternalId, Integer> owners = new HashMap<>();
        for (int profile = 0; profile < resolver.profileCount(); profile++) {
            if (resolver.canonical(profile) == profile) {
                for (OwnedId owned : resolver.identifiersOf(profile)) {
                    assertThat(owners.put(owned.id(), profile)).isNull();
                    assertThat(resolver.owner(owned.id().type(), owned.id().value()))
                            .hasValue(profile);
                }
            }
        }
        ResolutionLog log = resolver.log();
        assertThat(owners).hasSize((int) (log.count(LogKind.MAPPING_CREATED) + log.count(LogKind.MAPPING_READDED)));
    }

    @Property
    void mergesLeadWithoutCirclesToAProfileThatIsNoYounger(@ForAll History history) {
        Resolver resolver = new Fed(history).all();
        for (Merge merge : resolver.merges()) {
            assertThat(resolver.createdAt(merge.survivor())).isLessThanOrEqualTo(resolver.createdAt(merge.merged()));
            assertThat(resolver.mergedInto(merge.merged())).hasValue(merge.survivor());
        }
        int canonical = 0;
        for (int profile = 0; profile < resolver.profileCount(); profile++) {
            int at = profile;
            int steps = 0;
            while (resolver.mergedInto(at).isPresent()) {
                at = resolver.mergedInto(at).getAsInt();
                assertThat(++steps).isLessThan(resolver.profileCount());
            }
            assertThat(resolver.canonical(profile)).isEqualTo(at);
            canonical += at == profile ? 1 : 0;
        }
        assertThat(canonical + resolver.merges().size()).isEqualTo(resolver.profileCount());
        assertThat(resolver.log().count(LogKind.PROFILE_MERGED))
                .isEqualTo(resolver.merges().size());
    }

    @Property
    void noMessageTakesAProfileBeyondALimit(@ForAll History any) {
        History history =
                new History(any.settings().with(LimitsAtCreation.HOLD).with(SeenAgain.KEEPS_ITS_TIME), any.sightings());
        PeriodKind periods = history.settings().semantics().of(PeriodKind.class);
        Fed fed = new Fed(history);
        Map<Integer, List<OwnedId>> before = Map.of();
        for (Sighting sighting : history.sightings()) {
            fed.next();
            Map<Integer, List<OwnedId>> after = fed.canonicalProfiles();
            for (var profile : after.entrySet()) {
                List<OwnedId> known = before.getOrDefault(profile.getKey(), List.of());
                for (IdentifierSettings identifier : history.settings().identifiers()) {
                    long held = counted(profile.getValue(), identifier, periods, sighting.timestamp());
                    long heldBefore = counted(known, identifier, periods, sighting.timestamp());
                    assertThat(held)
                            .isLessThanOrEqualTo(Math.max(
                                    identifier.limit().values(),
                                    Math.max(
                                            heldBefore,
                                            mostOfMerged(before, after, identifier, periods, sighting.timestamp()))));
                }
                assertThat(profile.getValue().size()).isPositive();
            }
            before = after;
        }
    }

    /** A profile that was over a limit already may be merged; it must not get more. */
    private static long mostOfMerged(
            Map<Integer, List<OwnedId>> before,
            Map<Integer, List<OwnedId>> after,
            IdentifierSettings identifier,
            PeriodKind periods,
            long timestamp) {
        return before.entrySet().stream()
                .filter(profile -> !after.containsKey(profile.getKey()))
                .mapToLong(profile -> counted(profile.getValue(), identifier, periods, timestamp))
                .max()
                .orElse(0);
    }

    private static long counted(
            List<OwnedId> owned, IdentifierSettings identifier, PeriodKind periods, long timestamp) {
        long from = identifier.limit().period().countsFrom(timestamp, periods);
        return owned.stream()
                .filter(id -> id.id().type().equals(identifier.type()))
                .filter(id -> id.addedAt().toEpochMilli() >= from)
                .count();
    }

    @Property
    void theOrderOfIdsWithinAMessageAndTheOrderOfInterningChangeNothing(@ForAll History history) {
        Fed plain = new Fed(history);
        Fed reversed = new Fed(history);
        List<Sighting> sightings = history.sightings();
        for (int at = sightings.size() - 1; at >= 0; at--) {
            sightings.get(at).ids().forEach(reversed::intern);
        }
        for (Sighting sighting : sightings) {
            List<ExternalId> ids = new ArrayList<>(sighting.ids());
            Collections.reverse(ids);
            ids.addAll(sighting.ids());
            assertThat(reversed.next(ids)).isEqualTo(plain.next());
        }
        assertThat(reversed.canonicalProfiles()).isEqualTo(plain.canonicalProfiles());
    }

    @Property
    void messagesWhoseIdsAreSettledMayBeLeftOut(@ForAll History history) {
        Fed whole = new Fed(history);
        Fed shortened = new Fed(history);
        for (Sighting sighting : history.sightings()) {
            int profile = whole.next();
            if (shortened.isSettled(sighting.ids())) {
                shortened.fed++;
                ExternalId any = sighting.ids().get(0);
                assertThat(shortened.resolver.owner(any.type(), any.value())).hasValue(profile);
            } else {
                assertThat(shortened.next()).isEqualTo(profile);
            }
        }
        assertThat(shortened.canonicalProfiles()).isEqualTo(whole.canonicalProfiles());
        for (LogKind kind : LogKind.values()) {
            assertThat(shortened.resolver.log().count(kind))
                    .isEqualTo(whole.resolver.log().count(kind));
        }
    }

    /** A resolver that is fed the sightings of a history one after the other. */
    private static final class Fed {
        private final List<Sighting> sightings;
        private final Resolver resolver;
        private int fed;

        Fed(History history) {
            this.sightings = history.sightings();
            this.resolver = Resolver.ofUsers(
                    history.settings(),
                    SPACE,
                    new MessagesById(message -> sightings.get(message).messageId()));
        }

        Resolver all() {
            while (fed < sightings.size()) {
                next();
            }
            return resolver;
        }

        int next() {
            return next(sightings.get(fed).ids());
        }

        int next(List<ExternalId> ids) {
            int[] interned = ids.stream().mapToInt(this::intern).toArray();
            return resolver.resolve(sightings.get(fed).timestamp(), fed++, interned, interned.length);
        }

        boolean isSettled(List<ExternalId> ids) {
            int[] interned = ids.stream().mapToInt(this::intern).toArray();
            return resolver.isSettled(interned, interned.length);
        }

        int intern(ExternalId id) {
            return resolver.intern(id.type(), id.value());
        }

        Map<Integer, List<OwnedId>> canonicalProfiles() {
            Map<Integer, List<OwnedId>> profiles = new LinkedHashMap<>();
            for (int profile = 0; profile < resolver.profileCount(); profile++) {
                if (resolver.canonical(profile) == profile) {
                    profiles.put(profile, resolver.identifiersOf(profile));
                }
            }
            return profiles;
        }

        Map<ExternalId, Long> addedAt(int profile) {
            Map<ExternalId, Long> addedAt = new HashMap<>();
            for (OwnedId owned : resolver.identifiersOf(profile)) {
                addedAt.put(owned.id(), owned.addedAt().toEpochMilli());
            }
            return addedAt;
        }
    }
}
