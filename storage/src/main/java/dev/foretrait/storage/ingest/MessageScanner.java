package dev.foretrait.storage.ingest;

import static dev.foretrait.storage.ingest.TextScanner.NOT_PLAIN;
import static dev.foretrait.storage.ingest.ValueScanner.behindBlanks;

import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.event.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plain JSON object onto a tape, straight from the bytes of its line. Nearly all messages are plain. What is not, or
 * is no JSON at all, it refuses, and {@link MessageReader} decides; where both can read, they read the same.
 */
final class MessageScanner {

    private final Tape tape;
    private final ValueScanner values = new ValueScanner();
    private final TextScanner texts = values.texts;

    /** Where the value of the {@link #place} begins that was found last. */
    private int behindColon;

    MessageScanner(Tape tape) {
        this.tape = tape;
    }

    /**
     * Reads an object. Behind the last line there must be a control character and further bytes, as {@link
     * Buffers#MARGIN} says.
     *
     * @param start where its brace is
     * @return where it ends, or {@link TextScanner#NOT_PLAIN}
     */
    int read(byte[] text, int start) {
        tape.clear();
        KeyNode root = tape.keys.root;
        root.keys = 0;
        int at = behindBlanks(text, start + 1);
        if (text[at] == '}') {
            return at + 1;
        }
        KeyNode object = root;
        KeyNode before = root;
        KeyNode guess = root.first;
        while (true) {
            KeyNode place;
            if (guess != null && guess.isAt(text, at)) {
                place = guess;
                at += guess.quoted.length;
            } else {
                at = behindBlanks(text, at);
                place = place(object, text, at);
                if (place == null) {
                    return NOT_PLAIN;
                }
                at = behindColon;
                if (before == object) {
                    object.first = place;
                } else {
                    before.follower = place;
                }
            }
            tape.visit(place);
            if (text[at] <= ' ') {
                at = behindBlanks(text, at);
            }
            byte first = text[at];
            if (first == '"') {
                at = texts.end(text, at + 1) + 1;
                if (at == NOT_PLAIN + 1) {
                    return NOT_PLAIN;
                }
                tape.text(place, texts);
            } else if (first == '{' && place.depth < FieldPath.MAX_DEPTH) {
                at = behindBlanks(text, at + 1);
                if (text[at] != '}') {
                    object = place;
                    before = place;
                    guess = place.first;
                    continue;
                }
                at++;
                tape.leaf(place, Tape.EMPTY_OBJECT);
            } else {
                at = other(place, text, at);
                if (at == NOT_PLAIN) {
                    return NOT_PLAIN;
                }
            }
            before = place;
            guess = place.follower;
            while (true) {
                if (text[at] <= ' ') {
                    at = behindBlanks(text, at);
                }
                byte next = text[at++];
                if (next == ',') {
                    break;
                }
                if (next != '}') {
                    return NOT_PLAIN;
                }
                if (object.parent == null) {
                    return at;
                }
                before = object;
                guess = object.follower;
                object = object.parent;
            }
        }
    }

    /** The place of a key that was not expected; null if there is no plain key. */
    private @Nullable KeyNode place(KeyNode object, byte[] text, int at) {
        KeyNode known = object.childAt(text, at);
        if (known != null) {
            behindColon = at + known.quoted.length;
            return known;
        }
        int quote = text[at] == '"' ? texts.end(text, at + 1) : NOT_PLAIN;
        if (quote == NOT_PLAIN) {
            return null;
        }
        int colon = behindBlanks(text, quote + 1);
        behindColon = colon + 1;
        return text[colon] == ':' ? tape.keys.child(object, Utf8.read(texts.bytes, texts.start, texts.length)) : null;
    }

    /** Reads a value that is neither a text nor an object that is taken apart; returns where it ends. */
    private int other(KeyNode place, byte[] text, int at) {
        byte first = text[at];
        if (first == '-' || first >= '0' && first <= '9') {
            int end = ValueScanner.behindNumber(text, at);
            if (end != NOT_PLAIN) {
                tape.number(place, at, end - at);
            }
            return end;
        }
        if (first == '{' || first == '[') {
            Value tree = values.tree(text, at);
            if (tree == null) {
                return NOT_PLAIN;
            }
            tape.duplicateKey |= values.duplicateKey;
            tape.tree(place, tree);
            return values.end;
        }
        int end = ValueScanner.behindWord(text, at);
        if (end != NOT_PLAIN) {
            tape.leaf(place, first == 't' ? Tape.TRUE : first == 'f' ? Tape.FALSE : Tape.NULL);
        }
        return end;
    }
}
