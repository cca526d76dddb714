package dev.foretrait.engine.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The ids of profiles: in length and time order like Segment's own, and the same for the same input (identity.md 4.7). */
final class SegmentIds {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();
    private static final long FIVE_DIGITS = (long) BASE * BASE * BASE * BASE * BASE;
    private static final int LENGTH = 27;

    private static final long EPOCH_SECOND = 1_400_000_000L;
    private static final long MAX_SECOND = 0xFFFF_FFFFL;
    private static final int HASH_BYTES = 16;

    private SegmentIds() {}

    /**
     * The id of the profile that a message created.
     *
     * @param timestamp the time of the message in epoch milliseconds
     */
    static String of(IdCollection collection, String space, long timestamp, String messageId) {
        String prefix = collection.segmentIdPrefix();
        long second = Math.floorDiv(timestamp, 1_000L) - EPOCH_SECOND;
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + HASH_BYTES)
                .putInt((int) Math.min(Math.max(0, second), MAX_SECOND))
                .put(sha256(space + '\n' + messageId + '\n' + prefix), 0, HASH_BYTES)
                .array();
        return prefix + base62(bytes);
    }

    /** Long division of the bytes, read as four-byte digits, by as many 62s as fit into an int. */
    private static String base62(byte[] bytes) {
        int[] number = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(number);
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

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
