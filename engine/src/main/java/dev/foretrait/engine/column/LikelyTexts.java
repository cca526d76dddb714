package dev.foretrait.engine.column;

import dev.foretrait.engine.event.IsoTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Finds the values of dictionaries that may be one of a few texts, case and blanks around them aside, without reading most of
 * the others: texts are told apart by their length, first and last four bytes, what takes a fixed number of bytes by the last eight.
 *
 * <p>Law: every value whose text is one of them is found, and so are some others, every array among them.
 */
public final class LikelyTexts {

    private static final int KELVIN_BYTES = 3;

    /** What sets four letters of ASCII in lower case; of other characters it makes some alike. */
    private static final int LOWER_CASE = 0x20202020;

    private static final int NOT_ASCII = 0x80808080;

    private final BitSet lengths = new BitSet();
    private final int[] heads;
    private final int[] tails;
    private final long[] lastLongs;
    private boolean hasAnyLength;

    /**
     * @param texts the texts, without blanks around them and in lower case
     */
    public LikelyTexts(Collection<String> texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            setLengths(text, bytes.length);
        }
        this.heads = fours(texts, bytes -> 0);
        this.tails = fours(texts, bytes -> bytes.length - Integer.BYTES);
        this.lastLongs = texts.stream()
                .map(LikelyTexts::lastLong)
                .flatMapToLong(OptionalLong::stream)
                .toArray();
    }

    /** Four bytes of each text that has so many, from there on. */
    private static int[] fours(Collection<String> texts, ToIntFunction<byte[]> from) {
        return texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .filter(bytes -> bytes.length >= Integer.BYTES)
                .mapToInt(bytes -> ByteBuffer.wrap(bytes).getInt(from.applyAsInt(bytes)) | LOWER_CASE)
                .toArray();
    }

    /**
     * Notes in how many bytes a text may be written. Of what is not ASCII only the sign for kelvin is a letter of ASCII in lower
     * case; a text that is not ASCII itself may take any number of bytes.
     */
    private void setLengths(String text, int bytes) {
        if (bytes > text.length()) {
            hasAnyLength = true;
        }
        long letters = text.chars().filter(letter -> letter == 'k').count();
        for (int kelvins = 0; kelvins <= letters; kelvins++) {
            lengths.set(bytes + kelvins * (KELVIN_BYTES - 1));
        }
    }

    /** The last eight bytes of a text that is spelled by a fixed number of bytes. */
    private static OptionalLong lastLong(String text) {
        try {
            if (text.length() == 36) {
                return OptionalLong.of(UUID.fromString(text).getLeastSignificantBits());
            }
            if (text.length() == 34) {
                return OptionalLong.of(HexFormat.fromHexDigitsToLong(text, 18, 34));
            }
            if (text.length() == 24) {
                return IsoTime.parse(text.toUpperCase(Locale.ROOT)).stream()
                        .mapToLong(time -> time.instant().toEpochMilli())
                        .findFirst();
            }
            return OptionalLong.of(Long.parseLong(text));
        } catch (IllegalArgumentException otherText) {
            return OptionalLong.empty();
        }
    }

    /** The codes of the values that may be one of the texts. */
    public BitSet in(Dictionary dictionary) {
        BitSet found = new BitSet();
        byte[] spellings = dictionary.spellings();
        byte[] bytes = dictionary.bytes();
        int[] ends = dictionary.ends();
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        for (int at = 0, start = 0; at < spellings.length; start = ends[at++]) {
            boolean mayBe = switch (Spelling.of(spellings[at])) {
                case TEXT -> mayBe(numbers, start, ends[at]);
                case UUID_TEXT, SID_TEXT, INSTANT_TEXT, INTEGER ->
                    lastLongs.length > 0 && mayEndIn(numbers.getLong(ends[at] - Long.BYTES));
                case NULL -> false;
                case FALSE, TRUE, BROKEN_TEXT, DECIMAL, NESTED -> true;
            };
            if (mayBe) {
                found.set(at + 1);
            }
        }
        return found;
    }

    private boolean mayEndIn(long last) {
        for (long each : lastLongs) {
            if (each == last) {
                return true;
            }
        }
        return false;
    }

    /** Bytes that are no ASCII are negative, and blanks do not count. */
    private boolean mayBe(ByteBuffer bytes, int start, int end) {
        int length = end - start;
        if (length < Integer.BYTES) {
            return length > 0 || lengths.get(0);
        }
        int head = bytes.getInt(start);
        int tail = bytes.getInt(end - Integer.BYTES);
        if (((head | tail) & NOT_ASCII) != 0 || (byte) tail <= ' ' || bytes.get(start) <= ' ') {
            return true;
        }
        return (hasAnyLength || lengths.get(length))
                && isOneOf(tails, tail | LOWER_CASE)
                && isOneOf(heads, head | LOWER_CASE);
    }

    private static boolean isOneOf(int[] some, int wanted) {
        for (int each : some) {
            if (each == wanted) {
                return true;
            }
        }
        return false;
    }
}
