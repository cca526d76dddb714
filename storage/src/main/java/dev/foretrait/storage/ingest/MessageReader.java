package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads any JSON objects onto a tape, token by token, and says what is wrong with what is none. */
final class MessageReader {

    /** Objects and arrays inside each other, at most. */
    static final int MAX_NESTING = 500;

    /** The factory whose parsers this class reads: strict JSON, and names, texts and numbers as long as a line may be. */
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** The same for lines, which are UTF-8. */
    static final JsonFactory LINES =
            JSON.rebuild().disable(TokenStreamFactory.Feature.CHARSET_DETECTION).build();

    private final Tape tape;

    MessageReader(Tape tape) {
        this.tape = tape;
    }

    /** Reads the object that the parser stands at the start of; afterwards it stands at its end. */
    void read(JsonParser parser) {
        tape.clear();
        KeyNode root = tape.keys.root;
        root.keys = 0;
        KeyNode object = root;
        while (true) {
            String name = parser.nextName();
            if (name == null) {
                if (object == root) {
                    return;
                }
                if (object.keys == 0) {
                    tape.leaf(object, Tape.EMPTY_OBJECT);
                }
                object = parentOf(object);
                continue;
            }
            KeyNode place = tape.keys.child(object, name);
            tape.visit(place);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && place.depth < FieldPath.MAX_DEPTH) {
                object = place;
            } else {
                leaf(parser, token, place);
            }
        }
    }

    private static KeyNode parentOf(KeyNode place) {
        if (place.parent == null) {
            throw new IllegalStateException("the root has no parent");
        }
        return place.parent;
    }

    private void leaf(JsonParser parser, @Nullable JsonToken token, KeyNode place) {
        if (token == JsonToken.VALUE_STRING) {
            tape.text(place, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            tape.number(place, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        } else if (token == JsonToken.VALUE_TRUE) {
            tape.leaf(place, Tape.TRUE);
        } else if (token == JsonToken.VALUE_FALSE) {
            tape.leaf(place, Tape.FALSE);
        } else if (token == JsonToken.VALUE_NULL) {
            tape.leaf(place, Tape.NULL);
        } else {
            tape.tree(place, value(parser));
        }
    }

    /** The value that the parser stands at the start of; of keys that stand twice in an object, the last one. */
    private Value value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> Value.of(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Number(parser.getString());
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case START_ARRAY -> {
                List<Value> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield new Value.Array(elements);
            }
            case START_OBJECT -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    if (fields.remove(name) != null) {
                        tape.duplicateKey = true;
                    }
                    fields.put(name, value(parser));
                }
                yield new Value.Object(fields);
            }
            default -> Value.ABSENT;
        };
    }
}
