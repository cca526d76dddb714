package dev.foretrait.engine.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;

/**
 * The ids of profiles: in length and time order like Segment's own, and the same for the same input (identity.md 4.7). An id
 * is a prefix, a second and a hash, in digits whose order is that of the number: ids of one collection are ordered by second and
 * then by hash. The hashes of profiles are kept once they were asked for.
 */
final class SegmentIds {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();
    private static final long FIVE_DIGITS = (long) BASE * BASE * BASE * BASE * BASE;
    private static final int LENGTH = 27;

    private static final long EPOCH_SECOND = 1_400_000_000L;
    private static final long MAX_SECOND = 0xFFFF_FFFFL;

    private final String prefix;
    private final String space;
    private final MessageDigest sha256;
    private final BitSet known = new BitSet();
    private long[] highHash = new long[1024];
    private long[] lowHash = new long[1024];

    SegmentIds(IdCollection collection, String space) {
        this.prefix = collection.segmentIdPrefix();
        this.space = space;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * The id of a profile.
     *
     * @param createdAt the time of the message that created it, in epoch milliseconds
     * @param createdBy the id of that message
     */
    String of(int profile, long createdAt, Supplier<String> createdBy) {
        prepare(profile, createdBy);
        long high = highHash[profile];
        long low = lowHash[profile];
        return prefix
                + base62(
                        (int) second(createdAt),
                        (int) (high >>> Integer.SIZE),
                        (int) high,
                        (int) (low >>> Integer.SIZE),
                        (int) low);
    }

    /** What ids are ordered by first: the second of the creation, as far as an id can tell. */
    static long second(long createdAt) {
        return Math.min(Math.max(0, Math.floorDiv(createdAt, 1_000L) - EPOCH_SECOND), MAX_SECOND);
    }

    /** Keeps what the id of a profile is made of, so that it need not be asked for again. */
    void prepare(int profile, Supplier<String> createdBy) {
        if (!known.get(profile)) {
            keepHash(profile, createdBy.get());
        }
    }

    private void keepHash(int profile, String messageId) {
        if (profile >= highHash.length) {
            int capacity = Math.max(profile + 1, highHash.length * 2);
            highHash = Arrays.copyOf(highHash, capacity);
            lowHash = Arrays.copyOf(lowHash, capacity);
        }
        byte[] text = (space + '\n' + messageId + '\n' + prefix).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(text));
        highHash[profile] = hash.getLong();
        lowHash[profile] = hash.getLong();
        known.set(profile);
    }

    /** Long division of a number, given in four-byte digits, by as many 62s as fit into an int. */
    private static String base62(int... number) {
        char[] text = new char[LENGTH];
        int at = LENGTH;
        while (at > 0) {
            long rest = 0;
            for (int digit = 0; digit < number.length; digit++) {
                long part = rest << Integer.SIZE | number[digit] & 0xFFFF_FFFFL;
                number[digit] = (int) (part / FIVE_DIGITS);
                rest = part % FIVE_DIGITS;
            }
            for (int digit = 0; digit < 5 && at > 0; digit++) {
                text[--at] = DIGITS.charAt((int) (rest % BASE));
                rest /= BASE;
            }
        }
        return new String(text);
    }
}
