package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads the same bytes with the scanner and with the JSON reader, object after object, as an import does. */
final class BothReaders {

    private final Tape scannedTape = new Tape();
    private final Tape readTape = new Tape();
    private final MessageScanner scanner = new MessageScanner(scannedTape);
    private final MessageReader reader = new MessageReader(readTape);
    private boolean scanned;

    /** Whether the object read last was plain. */
    boolean scanned() {
        return scanned;
    }

    /** Holds what the scanner makes of an object to what the JSON reader makes of it, unless the scanner refuses it. */
    void agree(byte[] json) {
        byte[] text = Arrays.copyOf(json, json.length + Buffers.MARGIN);
        scannedTape.leaves.read(text);
        int end = scanner.read(text, 0);
        scanned = end != TextScanner.NOT_PLAIN;
        if (scanned) {
            assertThat(end).isLessThanOrEqualTo(json.length);
            assertThat(read(json)).isEqualTo(end);
            assertThat(description(scannedTape)).isEqualTo(description(readTape));
        }
    }

    private int read(byte[] json) {
        try (JsonParser parser = MessageReader.LINES.createParser(ObjectReadContext.empty(), json)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            reader.read(parser);
            return (int) parser.currentLocation().getByteOffset();
        } catch (JacksonException refused) {
            throw new AssertionError("the scanner accepts what the JSON reader refuses", refused);
        }
    }

    private static List<String> description(Tape tape) {
        List<String> all = new ArrayList<>();
        all.add(tape.duplicateKey + " " + tape.emptyKey + " " + tape.keysDifferByCase + " " + tape.keys.root.keys);
        Leaves leaves = tape.leaves;
        for (int leaf = tape.first; leaf < leaves.count; leaf++) {
            KeyNode place = leaves.places[leaf];
            all.add(place.path.keys() + " " + leaves.kinds[leaf] + " " + place.keys + " " + tape.has(place)
                    + leaves.value(leaf).json());
            if (leaves.kinds[leaf] == Tape.TEXT) {
                assertThat(leaves.hashes[leaf])
                        .isEqualTo(Hash.of(leaves.bytes(leaf), leaves.start(leaf), leaves.lengths[leaf]));
            }
        }
        all.add(String.valueOf(Fingerprint.of(tape)));
        return all;
    }
}
