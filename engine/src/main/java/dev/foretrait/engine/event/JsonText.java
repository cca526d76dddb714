package dev.foretrait.engine.event;

import java.util.function.Function;

/** Writes values as compact JSON: no spaces, keys in the order sent, non-ASCII unescaped. */
final class JsonText {

    private JsonText() {}

    /** Numbers as they were spelled when sent. */
    static String spelled(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, Value.Number::literal, out);
        return out.toString();
    }

    /** Numbers in their string form, so that equal values have one text (U-43). */
    static String canonical(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, Value.Number::string, out);
        return out.toString();
    }

    private static void write(Value value, Function<Value.Number, String> numbers, StringBuilder out) {
        if (value instanceof Value.Text text) {
            quote(text.string(), out);
        } else if (value instanceof Value.Number number) {
            out.append(numbers.apply(number));
        } else if (value instanceof Value.Array array) {
            String separator = "[";
            for (Value element : array.elements()) {
                out.append(separator);
                write(element, numbers, out);
                separator = ",";
            }
            out.append(array.elements().isEmpty() ? "[]" : "]");
        } else if (value instanceof Value.Object object) {
            String separator = "{";
            for (var field : object.fields().entrySet()) {
                out.append(separator);
                quote(field.getKey(), out);
                out.append(':');
                write(field.getValue(), numbers, out);
                separator = ",";
            }
            out.append(object.fields().isEmpty() ? "{}" : "}");
        } else {
            out.append(value.isAbsent() ? "null" : value.string());
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || isUnpaired(text, at)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isUnpaired(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
