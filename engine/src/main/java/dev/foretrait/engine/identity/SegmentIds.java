package dev.foretrait.engine.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

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

    /** How many profiles a thread takes at a time. */
    private static final int PORTION = 4_096;

    private final String prefix;
    private final String space;
    private final BitSet known = new BitSet();
    private long[] highHash = new long[1024];
    private long[] lowHash = new long[1024];

    SegmentIds(IdCollection collection, String space) {
        this.prefix = collection.segmentIdPrefix();
        this.space = space;
    }

    /**
     * The id of a profile.
     *
     * @param createdAt the time of the message that created it, in epoch milliseconds
     * @param createdBy the number of that message
     * @param messageId leads from its number to its id
     */
    String of(int profile, long createdAt, int createdBy, IntFunction<String> messageId) {
        if (!known.get(profile)) {
            reach(profile);
            keepHash(profile, messageId.apply(createdBy), sha256());
            known.set(profile);
        }
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

    /**
     * Keeps what all ids are made of, so that no message is asked for again.
     *
     * @param creations for each profile the number of the message that created it and, in the lower half, its own, in order
     * @param messages asked by several threads
     */
    void prepareAll(long[] creations, MessageLookup messages) {
        reach(creations.length - 1);
        IntStream.range(0, (creations.length + PORTION - 1) / PORTION)
                .parallel()
                .forEach(portion -> {
                    MessageDigest sha256 = sha256();
                    IntFunction<String> messageId = messages.messageIds();
                    int end = Math.min(creations.length, (portion + 1) * PORTION);
                    for (int at = portion * PORTION; at < end; at++) {
                        keepHash((int) creations[at], messageId.apply((int) (creations[at] >>> Integer.SIZE)), sha256);
                    }
                });
        known.set(0, creations.length);
    }

    private void reach(int profile) {
        if (profile >= highHash.length) {
            int capacity = Math.max(profile + 1, highHash.length + highHash.length / 4);
            highHash = Arrays.copyOf(highHash, capacity);
            lowHash = Arrays.copyOf(lowHash, capacity);
        }
    }

    private void keepHash(int profile, String messageId, MessageDigest sha256) {
        byte[] text = (space + '\n' + messageId + '\n' + prefix).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(text));
        highHash[profile] = hash.getLong();
        lowHash[profile] = hash.getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
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
