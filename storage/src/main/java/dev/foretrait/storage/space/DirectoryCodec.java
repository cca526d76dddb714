package dev.foretrait.storage.space;

import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.SpelledId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns entries of a directory into bytes and back. The bytes begin with the number of entries. */
final class DirectoryCodec {

    private static final IdCollection[] COLLECTIONS = IdCollection.values();

    private DirectoryCodec() {}

    static byte[] encode(List<ProfileEntry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(entries.size());
            for (ProfileEntry entry : entries) {
                writeText(entry.segmentId(), out);
                out.writeLong(entry.createdAt().toEpochMilli());
                out.writeInt(entry.externalIds().size());
                for (SpelledId spelled : entry.externalIds()) {
                    writeId(spelled, out);
                }
                writeTexts(entry.mergedIds(), out);
                writeTexts(entry.linked(), out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Where each entry begins. */
    static int[] starts(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int[] starts = new int[in.getInt()];
        for (int entry = 0; entry < starts.length; entry++) {
            starts[entry] = in.position();
            skipText(in);
            in.getLong();
            for (int id = in.getInt(); id > 0; id--) {
                in.get();
                skipTexts(3, in);
            }
            skipTexts(in.getInt(), in);
            skipTexts(in.getInt(), in);
        }
        return starts;
    }

    /** The entry that begins there. */
    static ProfileEntry decode(byte[] bytes, int start) {
        ByteBuffer in = ByteBuffer.wrap(bytes).position(start);
        String segmentId = readText(in);
        Instant createdAt = Instant.ofEpochMilli(in.getLong());
        int ids = in.getInt();
        List<SpelledId> externalIds = new ArrayList<>(ids);
        for (int id = 0; id < ids; id++) {
            externalIds.add(readId(in));
        }
        return new ProfileEntry(segmentId, createdAt, externalIds, readTexts(in), readTexts(in));
    }

    private static void writeId(SpelledId spelled, DataOutputStream out) throws IOException {
        out.writeByte(spelled.id().collection().ordinal());
        writeText(spelled.id().type(), out);
        writeText(spelled.id().value(), out);
        writeText(spelled.spelling(), out);
    }

    private static SpelledId readId(ByteBuffer in) {
        IdCollection collection = COLLECTIONS[in.get()];
        ExternalId id = new ExternalId(collection, readText(in), readText(in));
        return new SpelledId(id, readText(in));
    }

    private static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(text, out);
        }
    }

    private static List<String> readTexts(ByteBuffer in) {
        int size = in.getInt();
        if (size == 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(size);
        for (int at = 0; at < size; at++) {
            texts.add(readText(in));
        }
        return texts;
    }

    /** ASCII a byte a char, everything else two: texts may hold what UTF-8 cannot. */
    private static void writeText(String text, DataOutputStream out) throws IOException {
        boolean ascii = isAscii(text);
        out.writeInt(ascii ? text.length() : -text.length());
        if (ascii) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } else {
            out.writeChars(text);
        }
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void skipTexts(int count, ByteBuffer in) {
        for (int text = 0; text < count; text++) {
            skipText(in);
        }
    }

    private static void skipText(ByteBuffer in) {
        int length = in.getInt();
        in.position(in.position() + (length < 0 ? -length * Character.BYTES : length));
    }

    private static String readText(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0) {
            char[] chars = new char[-length];
            for (int at = 0; at < chars.length; at++) {
                chars[at] = in.getChar();
            }
            return new String(chars);
        }
        int from = in.position();
        in.position(from + length);
        return new String(in.array(), from, length, StandardCharsets.US_ASCII);
    }
}
