package dev.foretrait.cli.output;

import dev.foretrait.engine.event.Decimals;
import dev.foretrait.engine.event.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/**
 * Writes JSON as UTF-8. Numbers keep every digit; unpaired surrogates, which UTF-8 cannot hold, are written as escapes.
 * Call order is the caller's business: names inside objects only.
 */
public final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 13;

    private final OutputStream out;
    private final boolean indented;
    private final byte[] buffer = new byte[BUFFER];
    private int length;
    private final Deque<Boolean> nonEmpty = new ArrayDeque<>();
    private boolean named;

    /**
     * A writer onto that stream, which it never closes.
     *
     * @param indented whether each member has a line of its own; otherwise there is no white space at all
     */
    public JsonWriter(OutputStream out, boolean indented) {
        this.out = out;
        this.indented = indented;
    }

    public JsonWriter beginObject() throws IOException {
        return begin('{');
    }

    public JsonWriter endObject() throws IOException {
        return end('}');
    }

    public JsonWriter beginArray() throws IOException {
        return begin('[');
    }

    public JsonWriter endArray() throws IOException {
        return end(']');
    }

    /** The name of the member that comes next. */
    public JsonWriter name(String name) throws IOException {
        separate();
        quote(name);
        put(':');
        if (indented) {
            put(' ');
        }
        named = true;
        return this;
    }

    public JsonWriter text(String text) throws IOException {
        separate();
        quote(text);
        return this;
    }

    /** The text, or {@code null} if there is none. */
    public JsonWriter text(Optional<String> text) throws IOException {
        return text.isPresent() ? text(text.get()) : nothing();
    }

    /** An array of texts. */
    public JsonWriter texts(Collection<String> texts) throws IOException {
        beginArray();
        for (String text : texts) {
            text(text);
        }
        return endArray();
    }

    public JsonWriter number(long number) throws IOException {
        return literal(Long.toString(number));
    }

    /** The number in plain decimals, without trailing zeros. */
    public JsonWriter number(BigDecimal number) throws IOException {
        return literal(Decimals.plain(number));
    }

    public JsonWriter truth(boolean truth) throws IOException {
        return literal(truth ? "true" : "false");
    }

    public JsonWriter nothing() throws IOException {
        return literal("null");
    }

    /** The value as it was sent; a missing one is {@code null}. */
    public JsonWriter value(Value value) throws IOException {
        if (value instanceof Value.Text text) {
            return text(text.string());
        }
        separate();
        utf8(value.json());
        return this;
    }

    /** Ends a line between two JSON texts, or behind the only one. */
    public JsonWriter endLine() throws IOException {
        put('\n');
        return this;
    }

    /** Hands everything on. */
    public void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
        out.flush();
    }

    private JsonWriter literal(String literal) throws IOException {
        separate();
        for (int at = 0; at < literal.length(); at++) {
            put(literal.charAt(at));
        }
        return this;
    }

    private JsonWriter begin(char bracket) throws IOException {
        separate();
        put(bracket);
        nonEmpty.push(false);
        return this;
    }

    private JsonWriter end(char bracket) throws IOException {
        if (nonEmpty.pop() && indented) {
            newLine();
        }
        put(bracket);
        return this;
    }

    private void separate() throws IOException {
        if (named) {
            named = false;
            return;
        }
        if (nonEmpty.isEmpty()) {
            return;
        }
        if (nonEmpty.pop()) {
            put(',');
        }
        nonEmpty.push(true);
        if (indented) {
            newLine();
        }
    }

    private void newLine() throws IOException {
        put('\n');
        for (int depth = nonEmpty.size(); depth > 0; depth--) {
            put(' ');
            put(' ');
        }
    }

    private void quote(String text) throws IOException {
        put('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                put('\\');
                put(c);
            } else if (c == '\n') {
                put('\\');
                put('n');
            } else if (c < ' ') {
                escape(c);
            } else if (c < 0x80) {
                put(c);
            } else {
                at += unicode(text, at);
            }
        }
        put('"');
    }

    private void utf8(String json) throws IOException {
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (c < 0x80) {
                put(c);
            } else {
                at += unicode(json, at);
            }
        }
    }

    /** Writes the character at that place, and says how many more chars than one it took. */
    private int unicode(String text, int at) throws IOException {
        int point = text.codePointAt(at);
        if (point >= 0xd800 && point <= 0xdfff) {
            escape((char) point);
            return 0;
        }
        if (point < 0x800) {
            put(0xc0 | point >> 6);
        } else if (point < 0x10000) {
            put(0xe0 | point >> 12);
            put(0x80 | point >> 6 & 0x3f);
        } else {
            put(0xf0 | point >> 18);
            put(0x80 | point >> 12 & 0x3f);
            put(0x80 | point >> 6 & 0x3f);
        }
        put(0x80 | point & 0x3f);
        return point < 0x10000 ? 0 : 1;
    }

    private void escape(char c) throws IOException {
        put('\\');
        put('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEX[c >> shift & 0xf]);
        }
    }

    private void put(int octet) throws IOException {
        if (length == buffer.length) {
            out.write(buffer, 0, length);
            length = 0;
        }
        buffer[length++] = (byte) octet;
    }
}
