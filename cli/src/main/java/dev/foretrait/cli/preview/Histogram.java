package dev.foretrait.cli.preview;

import dev.foretrait.engine.evaluate.Distribution.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers put together with their neighbours, so that there are few buckets of roughly as many profiles each. A number
 * that fills a bucket stays alone.
 *
 * @param buckets in ascending order
 */
record Histogram(List<Bucket> buckets) {

    Histogram {
        buckets = List.copyOf(buckets);
    }

    /** Neighbouring numbers, both ends included, and how many profiles have one of them. */
    record Bucket(BigDecimal least, BigDecimal greatest, long profiles) {}

    /**
     * The histogram of numbers.
     *
     * @param ascending the numbers in ascending order
     * @param most the greatest number of buckets
     */
    static Histogram of(List<Share> ascending, int most) {
        List<Bucket> buckets = new ArrayList<>();
        long left = ascending.stream().mapToLong(Share::profiles).sum();
        int at = 0;
        while (at < ascending.size()) {
            int end = end(ascending, at, left, most - buckets.size());
            long profiles = ascending.subList(at, end).stream()
                    .mapToLong(Share::profiles)
                    .sum();
            buckets.add(new Bucket(number(ascending.get(at)), number(ascending.get(end - 1)), profiles));
            left -= profiles;
            at = end;
        }
        return new Histogram(buckets);
    }

    /** Where the bucket ends that begins at a place, with so many profiles and buckets left. */
    private static int end(List<Share> ascending, int start, long left, int buckets) {
        if (buckets == 1) {
            return ascending.size();
        }
        int end = start + 1;
        if (ascending.size() - start <= buckets) {
            return end;
        }
        long fair = (left + buckets - 1) / buckets;
        long profiles = ascending.get(start).profiles();
        while (end < ascending.size() && profiles + ascending.get(end).profiles() / 2 < fair) {
            profiles += ascending.get(end++).profiles();
        }
        return end;
    }

    private static BigDecimal number(Share share) {
        return share.value().number().orElse(BigDecimal.ZERO);
    }
}
