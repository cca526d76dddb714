package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SegmentIdsTest {

    @Test
    void theVectorOfTheSpecificationIsMet() {
        assertThat(SegmentIds.of(IdCollection.USERS, "dev", 1_714_660_860_000L, "m1"))
                .isEqualTo("use_2fupXxNYM7mH2hAwXQMNhUqqnCA");
    }

    @Test
    void timesBeforeTheFirstSecondCountAsTheFirst() {
        String atZero = SegmentIds.of(IdCollection.USERS, "dev", 1_400_000_000_000L, "m1");
        assertThat(SegmentIds.of(IdCollection.USERS, "dev", -5L, "m1")).isEqualTo(atZero);
    }

    @Test
    void accountsHaveTheirOwnPrefix() {
        assertThat(SegmentIds.of(IdCollection.ACCOUNTS, "dev", 1_714_660_860_000L, "m1"))
                .startsWith("acc_")
                .hasSize(31);
    }

    @Property
    void aLaterSecondHasAGreaterId(
            @ForAll @LongRange(min = 1_400_000_000L, max = 5_000_000_000L) long second,
            @ForAll String early,
            @ForAll String late) {
        String before = SegmentIds.of(IdCollection.USERS, "dev", second * 1_000, early);
        String after = SegmentIds.of(IdCollection.USERS, "dev", second * 1_000 + 1_000, late);
        assertThat(before).isLessThan(after).hasSize(31);
    }
}
