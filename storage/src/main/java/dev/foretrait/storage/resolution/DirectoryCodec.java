package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.SpelledId;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.util.ByteArrayBuilder;

/** Turns entries of a directory into bytes and back. The bytes begin with the number of entries. */
final class DirectoryCodec {

    private static final IdCollection[] COLLECTIONS = IdCollection.values();
    private static final IdReceiver TO_NOBODY = (entry, from, to) -> {};

    private DirectoryCodec() {}

    /** Writes something. */
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /** What is written, as bytes. */
    static byte[] written(Writing writing) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] encode(List<ProfileEntry> entries) {
        return written(out -> {
            out.writeInt(entries.size());
            for (ProfileEntry entry : entries) {
                writeText(entry.segmentId(), out);
                out.writeLong(entry.createdAt().toEpochMilli());
                out.writeInt(entry.externalIds().size());
                for (SpelledId spelled : entry.externalIds()) {
                    writeId(spelled.id(), out);
                    writeText(spelled.spelling(), out);
                }
                writeTexts(entry.mergedIds(), out);
            }
        });
    }

    /** The bytes that an external id is found by in those of an entry. */
    static byte[] encode(ExternalId id) {
        return written(out -> writeId(id, out));
    }

    /** Takes the place of an id in the bytes, and which of the entries has it. */
    interface IdReceiver {
        void take(int entry, int from, int to);
    }

    /** Goes through the ids of all entries; they are spelled as by {@link #encode(ExternalId)}. */
    static void forEachId(byte[] bytes, IdReceiver receiver) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int entries = in.getInt();
        for (int entry = 0; entry < entries; entry++) {
            pass(in, entry, receiver);
        }
    }

    /** Goes on behind the next entry. */
    private static void pass(ByteBuffer in, int entry, IdReceiver receiver) {
        skipText(in);
        in.getLong();
        for (int id = in.getInt(); id > 0; id--) {
            int from = in.position();
            in.get();
            skipTexts(2, in);
            receiver.take(entry, from, in.position());
            skipText(in);
        }
        skipTexts(in.getInt(), in);
    }

    /** The segment id of the first entry. */
    static String firstSegmentId(byte[] bytes) {
        return readText(ByteBuffer.wrap(bytes).position(Integer.BYTES));
    }

    /** Where each entry begins. */
    static int[] starts(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int[] starts = new int[in.getInt()];
        for (int entry = 0; entry < starts.length; entry++) {
            starts[entry] = in.position();
            pass(in, entry, TO_NOBODY);
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
            externalIds.add(new SpelledId(readId(in), readText(in)));
        }
        return new ProfileEntry(segmentId, createdAt, externalIds, readTexts(in));
    }

    static void writeId(ExternalId id, DataOutputStream out) throws IOException {
        out.writeByte(id.collection().ordinal());
        writeText(id.type(), out);
        writeText(id.value(), out);
    }

    static ExternalId readId(ByteBuffer in) {
        return new ExternalId(COLLECTIONS[in.get()], readText(in), readText(in));
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
