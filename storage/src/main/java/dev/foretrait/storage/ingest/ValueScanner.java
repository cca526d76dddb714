package dev.foretrait.storage.ingest;

import static dev.foretrait.storage.ingest.TextScanner.NOT_PLAIN;

import dev.foretrait.engine.event.Value;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON values from the bytes of one line: where they end, and trees as a whole. */
final class ValueScanner {

    /** Trees deeper than this are not plain, long before the stack ends. */
    private static final int MOST_LEVELS = 64;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TRUE = word("true");
    private static final int ALSE = word("alse");
    private static final int NULL = word("null");

    final TextScanner texts = new TextScanner();

    /** Behind the tree that was read last. */
    int end;

    /** Whether that tree has an object in which a key stands twice. */
    boolean duplicateKey;

    private static int word(String four) {
        int word = 0;
        for (int at = 3; at >= 0; at--) {
            word = word << Byte.SIZE | four.charAt(at);
        }
        return word;
    }

    /** Where something else than a blank stands; the end of a line is something else. */
    static int behindBlanks(byte[] text, int from) {
        int at = from;
        while (text[at] == ' ' || text[at] == '\t' || text[at] == '\r') {
            at++;
        }
        return at;
    }

    /** Where the {@code true}, {@code false} or {@code null} ends that begins there, or {@link TextScanner#NOT_PLAIN}. */
    static int behindWord(byte[] text, int from) {
        int four = (int) INTS.get(text, from);
        if (four == TRUE || four == NULL) {
            return from + 4;
        }
        return text[from] == 'f' && (int) INTS.get(text, from + 1) == ALSE ? from + 5 : NOT_PLAIN;
    }

    /** Where the number ends that begins there, or {@link TextScanner#NOT_PLAIN}. */
    static int behindNumber(byte[] text, int from) {
        int at = text[from] == '-' ? from + 1 : from;
        int whole = at;
        at = behindDigits(text, at);
        if (at == whole || text[whole] == '0' && at > whole + 1) {
            return NOT_PLAIN;
        }
        if (text[at] == '.') {
            int fraction = at + 1;
            at = behindDigits(text, fraction);
            if (at == fraction) {
                return NOT_PLAIN;
            }
        }
        if (text[at] == 'e' || text[at] == 'E') {
            int exponent = text[at + 1] == '+' || text[at + 1] == '-' ? at + 2 : at + 1;
            at = behindDigits(text, exponent);
            if (at == exponent) {
                return NOT_PLAIN;
            }
        }
        return at;
    }

    private static int behindDigits(byte[] text, int from) {
        int at = from;
        while (text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The array or object that begins there; null if it is not plain. */
    @Nullable
    Value tree(byte[] text, int from) {
        duplicateKey = false;
        end = from;
        return value(text, MOST_LEVELS);
    }

    private @Nullable Value value(byte[] text, int levels) {
        int from = end;
        switch (text[from]) {
            case '"' -> {
                return text(text);
            }
            case '[' -> {
                return levels == 0 ? null : array(text, levels - 1);
            }
            case '{' -> {
                return levels == 0 ? null : object(text, levels - 1);
            }
            case 't', 'f', 'n' -> {
                end = behindWord(text, from);
                return end == NOT_PLAIN ? null : text[from] == 'n' ? Value.ABSENT : Value.of(text[from] == 't');
            }
            default -> {
                end = behindNumber(text, from);
                return end == NOT_PLAIN ? null : new Value.Number(Utf8.read(text, from, end - from));
            }
        }
    }

    private Value.@Nullable Text text(byte[] text) {
        int quote = texts.end(text, end + 1);
        if (quote == NOT_PLAIN) {
            return null;
        }
        end = quote + 1;
        return new Value.Text(Utf8.read(texts.bytes, texts.start, texts.length));
    }

    private @Nullable Value array(byte[] text, int levels) {
        List<Value> elements = new ArrayList<>();
        end = behindBlanks(text, end + 1);
        if (text[end] == ']') {
            end++;
            return new Value.Array(elements);
        }
        while (true) {
            Value element = value(text, levels);
            if (element == null) {
                return null;
            }
            elements.add(element);
            byte next = next(text);
            if (next == ']') {
                return new Value.Array(elements);
            }
            if (next != ',') {
                return null;
            }
            end = behindBlanks(text, end);
        }
    }

    private @Nullable Value object(byte[] text, int levels) {
        Map<String, Value> fields = new LinkedHashMap<>();
        end = behindBlanks(text, end + 1);
        if (text[end] == '}') {
            end++;
            return new Value.Object(fields);
        }
        while (true) {
            Value.Text key = text[end] == '"' ? text(text) : null;
            if (key == null || next(text) != ':') {
                return null;
            }
            end = behindBlanks(text, end);
            Value value = value(text, levels);
            if (value == null) {
                return null;
            }
            if (fields.remove(key.string()) != null) {
                duplicateKey = true;
            }
            fields.put(key.string(), value);
            byte next = next(text);
            if (next == '}') {
                return new Value.Object(fields);
            }
            if (next != ',') {
                return null;
            }
            end = behindBlanks(text, end);
        }
    }

    /** Reads over blanks and the char behind them. */
    private byte next(byte[] text) {
        end = behindBlanks(text, end);
        return text[end++];
    }
}
