package dev.foretrait.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.evaluate.Distribution.Share;
import dev.foretrait.engine.event.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void fewNumbersStayApart() {
        assertThat(Histogram.of(shares(5, 3, 1), 6).buckets())
                .containsExactly(bucket(1, 1, 5), bucket(2, 2, 3), bucket(3, 3, 1));
    }

    @Test
    void manyNumbersAreGatheredIntoRoughlyEqualParts() {
        assertThat(Histogram.of(shares(40, 30, 10, 5, 5, 5, 3, 2), 4).buckets())
                .containsExactly(bucket(1, 1, 40), bucket(2, 2, 30), bucket(3, 4, 15), bucket(5, 8, 15));
    }

    @Property
    void everyProfileIsInOneBucketAndBucketsAscend(
            @ForAll @Size(max = 50) List<@IntRange(min = 1, max = 1_000) Integer> counts,
            @ForAll @IntRange(min = 1, max = 8) int most) {
        List<Share> shares = shares(counts.stream().mapToInt(Integer::intValue).toArray());
        List<Histogram.Bucket> buckets = Histogram.of(shares, most).buckets();
        assertThat(buckets).hasSizeLessThanOrEqualTo(most);
        assertThat(buckets.stream().mapToLong(Histogram.Bucket::profiles).sum())
                .isEqualTo(counts.stream().mapToLong(Integer::longValue).sum());
        for (int at = 1; at < buckets.size(); at++) {
            assertThat(buckets.get(at - 1).greatest())
                    .isLessThan(buckets.get(at).least());
        }
    }

    private static List<Share> shares(int... counts) {
        List<Share> shares = new ArrayList<>();
        for (int at = 0; at < counts.length; at++) {
            shares.add(new Share(Value.of(at + 1L), counts[at]));
        }
        return shares;
    }

    private static Histogram.Bucket bucket(long least, long greatest, long profiles) {
        return new Histogram.Bucket(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest), profiles);
    }
}
