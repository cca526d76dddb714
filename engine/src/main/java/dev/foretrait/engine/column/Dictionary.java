package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The distinct values of a column in a block. Codes count from 1; code 0 stands for a row without the field. In a column
 * of mostly distinct values one value may have several codes.
 */
public class Dictionary {

    static final Dictionary EMPTY = new Dictionary(new byte[0], new int[0], new byte[0]);

    private final byte[] spellings;
    private final int[] ends;
    private final byte[] bytes;

    Dictionary(byte[] spellings, int[] ends, byte[] bytes) {
        this.spellings = spellings;
        this.ends = ends;
        this.bytes = bytes;
    }

    /** One value other than {@link Value#ABSENT}; its code is 1. */
    static Dictionary of(Value value) {
        DictionaryBuilder builder = new DictionaryBuilder();
        builder.value(value);
        return builder.build();
    }

    /** The number of values; codes run from 1 to this. */
    public int size() {
        return spellings.length;
    }

    /** The value of that code; {@link Value#ABSENT} for 0 and for JSON null. */
    public Value value(int code) {
        if (code == 0) {
            return Value.ABSENT;
        }
        int start = start(code);
        return spelling(code).read(ByteBuffer.wrap(bytes, start, ends[code - 1] - start));
    }

    /** Whether the value of that code, which is not 0, is JSON null. */
    public boolean isNull(int code) {
        return spelling(code) == Spelling.NULL;
    }

    /** Whether the value of that code is a list. */
    public boolean isList(int code) {
        return code > 0 && spellings[code - 1] == Spelling.NESTED.ordinal() && firstByte(code) == Spelling.ARRAY;
    }

    /** Whether one of its values is a list. */
    public boolean hasLists() {
        for (int code = 1; code <= spellings.length; code++) {
            if (isList(code)) {
                return true;
            }
        }
        return false;
    }

    /** A hash of the value's spelling; equal values have equal hashes. */
    public long hash(int code) {
        int start = start(code);
        return Hash.of(spellings[code - 1], bytes, start, ends[code - 1]);
    }

    /** The bytes that this dictionary takes in memory, roughly. */
    public long weight() {
        return bytes.length + 5L * spellings.length;
    }

    /** Some of its values; their codes count from 1 again. */
    Dictionary excerpt(int[] codes) {
        byte[] itsSpellings = new byte[codes.length];
        int[] itsEnds = new int[codes.length];
        int end = 0;
        for (int at = 0; at < codes.length; at++) {
            itsSpellings[at] = spellings[codes[at] - 1];
            end += length(codes[at]);
            itsEnds[at] = end;
        }
        byte[] itsBytes = new byte[end];
        for (int at = 0; at < codes.length; at++) {
            copy(codes[at], itsBytes, itsEnds[at] - length(codes[at]));
        }
        return new Dictionary(itsSpellings, itsEnds, itsBytes);
    }

    Spelling spelling(int code) {
        return Spelling.of(spellings[code - 1]);
    }

    byte[] spellings() {
        return spellings;
    }

    int[] ends() {
        return ends;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The length of the value's spelling in bytes. */
    int length(int code) {
        return ends[code - 1] - start(code);
    }

    /** Follows a path inside the value. */
    void follow(Nested path, int code) {
        path.follow(spellings[code - 1], bytes, start(code), ends[code - 1]);
    }

    /** The first eight bytes of the value's spelling, which has at least so many. */
    long firstLong(int code) {
        return ByteBuffer.wrap(bytes).getLong(start(code));
    }

    /** The first byte of the value's spelling, which has at least one. */
    byte firstByte(int code) {
        return bytes[start(code)];
    }

    /** Whether the value is spelled by those bytes. */
    boolean isSpelled(int code, byte spelling, byte[] other, int from, int to) {
        return spellings[code - 1] == spelling && Arrays.equals(bytes, start(code), ends[code - 1], other, from, to);
    }

    /** Whether the only value here is the one that another dictionary has for a code. */
    boolean isSame(Dictionary other, int code) {
        return other.isSpelled(code, spellings[0], bytes, 0, bytes.length);
    }

    /** Copies the bytes of the value; returns how they spell it. */
    byte copy(int code, byte[] into, int at) {
        System.arraycopy(bytes, start(code), into, at, length(code));
        return spellings[code - 1];
    }

    /** Adds the value to another dictionary; returns its code there. */
    int addTo(DictionaryBuilder other, int code) {
        return other.spelled(spellings[code - 1], bytes, start(code), length(code));
    }

    private int start(int code) {
        return code == 1 ? 0 : ends[code - 2];
    }
}
