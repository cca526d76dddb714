package dev.foretrait.storage.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.storage.resolution.Disputes.Dispute;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DisputeTiesTest {

    @Test
    void profilesAreTiedByChainsOfDisputes() {
        ExternalId free = new ExternalId(IdCollection.USERS, "anonymous_id", "a");
        DisputeTies ties = new DisputeTies(List.of(
                new Dispute(List.of(0, 1), List.of()),
                new Dispute(List.of(1, 2), List.of(free)),
                new Dispute(List.of(3), List.of(free)),
                new Dispute(List.of(4, 5), List.of())));
        BitSet profiles = new BitSet();
        profiles.set(0);
        ties.complete(profiles, List.of());
        assertThat(profiles.stream()).containsExactly(0, 1, 2, 3);
    }

    /** All of them are in dispute with the one who was first; with a step for each pair of disputes this takes hours. */
    @Test
    @Timeout(30)
    void aDeviceOfManyPeopleTakesAStepForEach() {
        int people = 300_000;
        DisputeTies ties = new DisputeTies(IntStream.rangeClosed(1, people)
                .mapToObj(person -> new Dispute(List.of(0, person), List.of()))
                .toList());
        BitSet profiles = new BitSet();
        profiles.set(5);
        ties.complete(profiles, List.of());
        assertThat(profiles.cardinality()).isEqualTo(people + 1);
    }
}
