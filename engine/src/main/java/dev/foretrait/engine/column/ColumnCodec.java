package dev.foretrait.engine.column;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Turns columns into bytes and back. First the codes: one for all rows, counted up, or each in as few bits (1, 2, 4, 8, 16
 * or 32) as the greatest needs. Then the dictionary: the spellings and the lengths of its values, either once for all or
 * each, and their bytes.
 */
public final class ColumnCodec {

    private static final byte CONSTANT = 0;
    private static final byte COUNT = 1;
    private static final byte PACKED = 2;
    private static final byte SAME = 0;
    private static final byte EACH = 1;

    private ColumnCodec() {}

    /** The column as bytes. */
    public static byte[] encode(Column column) {
        Scratch out = new Scratch(column.dictionary().bytes().length + 3 * column.rows() + 64);
        Pack.writeNumber(column.rows(), out);
        Pack.writeNumber(column.dictionary().size(), out);
        writeCodes(column, out);
        if (column.dictionary().size() > 0) {
            writeDictionary(column.dictionary(), out);
        }
        return out.toBytes();
    }

    /** The column that {@link #encode} wrote. */
    public static Column decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int rows = (int) Pack.readNumber(in);
        int size = (int) Pack.readNumber(in);
        Codes codes = readCodes(in, rows, size);
        return new Column(codes, size == 0 ? Dictionary.EMPTY : readDictionary(in, size));
    }

    private static void writeCodes(Column column, Scratch out) {
        if (column.coded() instanceof Codes.Constant constant) {
            out.put(CONSTANT);
            Pack.writeNumber(constant.code(), out);
        } else if (column.coded() instanceof Codes.Count) {
            out.put(COUNT);
        } else {
            out.put(PACKED);
            int width = width(column.dictionary().size());
            int[] codes = column.allCodes();
            if (width == 8) {
                writeBytes(codes, out);
            } else if (width > 8) {
                writeWhole(codes, width / 8, out);
            } else {
                writeParts(codes, width, out);
            }
        }
    }

    private static Codes readCodes(ByteBuffer in, int rows, int size) {
        return switch (in.get()) {
            case CONSTANT -> new Codes.Constant((int) Pack.readNumber(in), rows);
            case COUNT -> new Codes.Count(rows);
            default -> readPacked(in, rows, width(size));
        };
    }

    /** The bits of a code, where codes run from 0 to {@code greatest}. */
    private static int width(int greatest) {
        int bits = 32 - Integer.numberOfLeadingZeros(greatest);
        return bits <= 1 ? 1 : bits <= 2 ? 2 : bits <= 4 ? 4 : bits <= 8 ? 8 : bits <= 16 ? 16 : 32;
    }

    private static void writeBytes(int[] codes, Scratch out) {
        int at = out.skip(codes.length);
        byte[] packed = out.bytes();
        for (int row = 0; row < codes.length; row++) {
            packed[at + row] = (byte) codes[row];
        }
    }

    private static void writeWhole(int[] codes, int bytes, Scratch out) {
        int at = out.skip(codes.length * bytes);
        byte[] packed = out.bytes();
        for (int code : codes) {
            for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
                packed[at++] = (byte) (code >>> shift);
            }
        }
    }

    private static void writeParts(int[] codes, int width, Scratch out) {
        int perByte = 8 / width;
        int at = out.skip((codes.length + perByte - 1) / perByte);
        byte[] packed = out.bytes();
        for (int row = 0; row < codes.length; at++) {
            int parts = 0;
            for (int shift = 0; shift < 8 && row < codes.length; shift += width) {
                parts |= codes[row++] << shift;
            }
            packed[at] = (byte) parts;
        }
    }

    private static Codes readPacked(ByteBuffer in, int rows, int width) {
        switch (width) {
            case 8 -> {
                byte[] codes = new byte[rows];
                in.get(codes);
                return new Codes.Bytes(codes);
            }
            case 16 -> {
                char[] codes = new char[rows];
                in.asCharBuffer().get(codes);
                in.position(in.position() + 2 * rows);
                return new Codes.Chars(codes);
            }
            case 32 -> {
                int[] codes = new int[rows];
                in.asIntBuffer().get(codes);
                in.position(in.position() + 4 * rows);
                return new Codes.Ints(codes);
            }
            default -> {
                byte[] codes = new byte[rows];
                int perByte = 8 / width;
                int mask = (1 << width) - 1;
                int base = in.position();
                for (int row = 0; row < rows; row++) {
                    codes[row] = (byte) (in.get(base + row / perByte) >>> row % perByte * width & mask);
                }
                in.position(base + (rows * width + 7) / 8);
                return new Codes.Bytes(codes);
            }
        }
    }

    private static void writeDictionary(Dictionary dictionary, Scratch out) {
        byte[] spellings = dictionary.spellings();
        boolean oneSpelling = true;
        for (byte spelling : spellings) {
            oneSpelling &= spelling == spellings[0];
        }
        out.put(oneSpelling ? SAME : EACH);
        out.put(spellings, 0, oneSpelling ? 1 : spellings.length);

        int[] ends = dictionary.ends();
        boolean oneLength = true;
        for (int code = 1; code < ends.length; code++) {
            oneLength &= ends[code] - ends[code - 1] == ends[0];
        }
        out.put(oneLength ? SAME : EACH);
        int before = 0;
        for (int end : oneLength ? new int[] {ends[0]} : ends) {
            Pack.writeNumber(end - before, out);
            before = end;
        }
        out.put(dictionary.bytes(), 0, dictionary.bytes().length);
    }

    private static Dictionary readDictionary(ByteBuffer in, int size) {
        byte[] spellings = new byte[size];
        if (in.get() == SAME) {
            Arrays.fill(spellings, in.get());
        } else {
            in.get(spellings);
        }
        int[] ends = new int[size];
        boolean oneLength = in.get() == SAME;
        int length = 0;
        int end = 0;
        for (int code = 0; code < size; code++) {
            if (code == 0 || !oneLength) {
                length = (int) Pack.readNumber(in);
            }
            end += length;
            ends[code] = end;
        }
        byte[] bytes = new byte[end];
        in.get(bytes);
        return new Dictionary(spellings, ends, bytes);
    }
}
