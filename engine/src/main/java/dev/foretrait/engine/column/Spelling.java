package dev.foretrait.engine.column;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The ways in which a dictionary keeps a value as bytes. Frequent shapes of text (instants, UUIDs, Twilio SIDs) and plain
 * integers take the room of what they mean; every other value is kept as it was spelled. Each value has exactly one
 * spelling, so equal bytes of equal kind mean equal values.
 */
enum Spelling {
    /** JSON null: nothing. */
    NULL {
        @Override
        Value read(ByteBuffer bytes) {
            return Value.ABSENT;
        }
    },
    /** {@code false}: nothing. */
    FALSE {
        @Override
        Value read(ByteBuffer bytes) {
            return Value.of(false);
        }
    },
    /** {@code true}: nothing. */
    TRUE {
        @Override
        Value read(ByteBuffer bytes) {
            return Value.of(true);
        }
    },
    /** Text without unpaired surrogates: UTF-8. */
    TEXT {
        @Override
        Value read(ByteBuffer bytes) {
            return Value.of(utf8(bytes));
        }
    },
    /** Text with unpaired surrogates, which UTF-8 cannot hold: UTF-16, big endian. */
    BROKEN_TEXT {
        @Override
        Value read(ByteBuffer bytes) {
            StringBuilder text = new StringBuilder();
            while (bytes.hasRemaining()) {
                text.append(bytes.getChar());
            }
            return Value.of(text.toString());
        }
    },
    /** The text of an instant in the form of {@link IsoTime#format}: epoch milliseconds in 8 bytes. */
    INSTANT_TEXT {
        @Override
        Value read(ByteBuffer bytes) {
            return Value.of(IsoTime.format(Instant.ofEpochMilli(bytes.getLong())));
        }
    },
    /** The text of a lower-case UUID: 16 bytes. */
    UUID_TEXT {
        @Override
        Value read(ByteBuffer bytes) {
            return Value.of(new UUID(bytes.getLong(), bytes.getLong()).toString());
        }
    },
    /** Two ASCII letters or digits and 32 lower-case hexadecimal digits, as Twilio's SIDs are: 18 bytes. */
    SID_TEXT {
        @Override
        Value read(ByteBuffer bytes) {
            char first = (char) bytes.get();
            char second = (char) bytes.get();
            HexFormat hex = HexFormat.of();
            return Value.of("" + first + second + hex.toHexDigits(bytes.getLong()) + hex.toHexDigits(bytes.getLong()));
        }
    },
    /** A number spelled as {@link Long#toString} would: 8 bytes. */
    INTEGER {
        @Override
        Value read(ByteBuffer bytes) {
            return Value.of(bytes.getLong());
        }
    },
    /** Any other number: its spelling in ASCII. */
    DECIMAL {
        @Override
        Value read(ByteBuffer bytes) {
            return new Value.Number(utf8(bytes));
        }
    },
    /** An array, or an object that is kept whole: spellings inside spellings. */
    NESTED {
        @Override
        Value read(ByteBuffer bytes) {
            return readTree(bytes);
        }
    };

    private static final Spelling[] BY_ORDINAL = values();
    /** Begins the bytes of an array; how many elements it has follows. */
    static final byte ARRAY = 1;

    /** Begins the bytes of an object; how many fields it has follows. */
    static final byte OBJECT = 2;

    /** The bytes of a tree before its parts: what it is and how many there are. Those of a part: its spelling and its length. */
    static final int TREE_HEAD = 5;

    static Spelling of(byte ordinal) {
        return BY_ORDINAL[ordinal];
    }

    /** The value that these bytes spell. */
    abstract Value read(ByteBuffer bytes);

    private static String utf8(ByteBuffer bytes) {
        String text = new String(
                bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining(), StandardCharsets.UTF_8);
        bytes.position(bytes.limit());
        return text;
    }

    private static Value readTree(ByteBuffer bytes) {
        byte kind = bytes.get();
        int size = bytes.getInt();
        if (kind == ARRAY) {
            List<Value> elements = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                elements.add(readPart(bytes));
            }
            return new Value.Array(elements);
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String key = readPart(bytes).string();
            fields.put(key, readPart(bytes));
        }
        return new Value.Object(fields);
    }

    private static Value readPart(ByteBuffer bytes) {
        Spelling spelling = of(bytes.get());
        int length = bytes.getInt();
        ByteBuffer part = bytes.slice().limit(length);
        bytes.position(bytes.position() + length);
        return spelling.read(part);
    }

    /** Writes an array or object behind what the scratch holds. */
    static void writeTree(Value tree, Scratch out) {
        if (tree instanceof Value.Array array) {
            out.put(ARRAY);
            out.putInt(array.elements().size());
            array.elements().forEach(element -> writePart(element, out));
        } else if (tree instanceof Value.Object object) {
            out.put(OBJECT);
            out.putInt(object.fields().size());
            object.fields().forEach((key, value) -> {
                writePart(Value.of(key), out);
                writePart(value, out);
            });
        } else {
            throw new IllegalArgumentException("no tree: " + tree);
        }
    }

    private static void writePart(Value value, Scratch out) {
        int kindAt = out.length();
        out.put((byte) 0);
        out.putInt(0);
        Spelling spelling = out.spell(value);
        out.set(kindAt, (byte) spelling.ordinal());
        out.setInt(kindAt + 1, out.length() - kindAt - 5);
    }
}
