package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SegmentIdsTest {

    @Test
    void theVectorOfTheSpecificationIsMet() {
        assertThat(id(IdCollection.USERS, 1_714_660_860_000L, "m1")).isEqualTo("use_2fupXxNYM7mH2hAwXQMNhUqqnCA");
    }

    @Test
    void timesBeforeTheFirstSecondCountAsTheFirst() {
        String atZero = id(IdCollection.USERS, 1_400_000_000_000L, "m1");
        assertThat(id(IdCollection.USERS, -5L, "m1")).isEqualTo(atZero);
    }

    @Test
    void accountsHaveTheirOwnPrefix() {
        assertThat(id(IdCollection.ACCOUNTS, 1_714_660_860_000L, "m1"))
                .startsWith("acc_")
                .hasSize(31);
    }

    @Property
    void aLaterSecondHasAGreaterId(
            @ForAll @LongRange(min = 1_400_000_000L, max = 5_000_000_000L) long second,
            @ForAll String early,
            @ForAll String late) {
        String before = id(IdCollection.USERS, second * 1_000, early);
        String after = id(IdCollection.USERS, second * 1_000 + 1_000, late);
        assertThat(before).isLessThan(after).hasSize(31);
    }

    @Property
    void profilesAreOrderedAsTheTextsOfTheirIdsAre(
            @ForAll @Size(max = 60) List<@LongRange(min = 1_399_999_990_000L, max = 1_400_000_020_000L) Long> createdAt,
            @ForAll @Size(max = 5) List<@LongRange(max = 6_000_000_000_000L) Long> anyTime) {
        Resolver resolver =
                Resolver.ofUsers(IdentitySettings.DEFAULT, "dev", new MessagesById(message -> "m" + message));
        List<Long> times = new ArrayList<>(createdAt);
        times.addAll(anyTime);
        for (int at = 0; at < times.size(); at++) {
            int[] id = {resolver.intern("user_id", "u" + at)};
            resolver.resolve(times.get(at), at, id, 1);
        }
        int[] ordered = resolver.canonicalProfiles();
        assertThat(ordered).hasSize(times.size());
        assertThat(IntStream.of(ordered).mapToObj(resolver::segmentId)).isSorted();
    }

    private static String id(IdCollection collection, long createdAt, String createdBy) {
        return new SegmentIds(collection, "dev").of(0, createdAt, 0, message -> createdBy);
    }
}
