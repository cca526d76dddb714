package dev.foretrait.engine.event;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A walk from an object to a value inside it: {@code codes.topic}, {@code products.$.sku}, {@code zip\.code}
 * (query-language.md 2.4 and 5.4).
 */
public record PropertyPath(List<Segment> segments) {

    /** One step of a path. */
    public sealed interface Segment {}

    /** Into the field of that name. */
    public record Key(String name) implements Segment {}

    /** Over the elements of an array ({@code $}); a value that is no array stands for itself. */
    public enum Each implements Segment {
        EACH
    }

    public PropertyPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one segment");
        }
    }

    /** A path of plain keys, with nothing to escape or iterate. */
    public static PropertyPath ofKeys(String... keys) {
        return new PropertyPath(List.of(keys).stream().<Segment>map(Key::new).toList());
    }

    /**
     * Where the text breaks the rules of a path, if it does: the offset of the dot beside an empty segment.
     *
     * @param text a name after string unescaping, where one or more backslashes before a dot make it part of the key (U-06)
     */
    public static OptionalInt emptySegmentIn(String text) {
        return new Splitter(text).emptyAt;
    }

    /**
     * Splits a name into its path.
     *
     * @throws IllegalArgumentException if a segment is empty; see {@link #emptySegmentIn}
     */
    public static PropertyPath parse(String text) {
        Splitter splitter = new Splitter(text);
        if (splitter.emptyAt.isPresent()) {
            throw new IllegalArgumentException("empty segment in path '" + text + "'");
        }
        return new PropertyPath(splitter.segments);
    }

    /**
     * The same path for one whose root is an object, as properties, traits and contexts are: {@code $} before the first
     * key stands for the object itself (query-language.md 5.4), and is left out.
     */
    public PropertyPath fromObject() {
        int key = 0;
        while (key < segments.size() && segments.get(key) == Each.EACH) {
            key++;
        }
        return key == segments.size() ? this : new PropertyPath(segments.subList(key, segments.size()));
    }

    /** The keys from the root up to the first {@code $}. */
    public List<String> leadingKeys() {
        return segments.stream()
                .takeWhile(Key.class::isInstance)
                .map(segment -> ((Key) segment).name())
                .toList();
    }

    /** Whether the path yields a sequence of values. */
    public boolean iterates() {
        return segments.contains(Each.EACH);
    }

    /**
     * Every value the path leads to, in order. Without {@code $} that is one value, which may be absent; with {@code $}
     * it is any number of values, some of which may be absent.
     */
    public List<Value> valuesIn(Value root) {
        return valuesIn(root, Value.Object::get);
    }

    /**
     * The same by another way of looking keys up.
     *
     * @param field what an object holds under a key
     */
    public List<Value> valuesIn(Value root, BiFunction<Value.Object, String, Value> field) {
        List<Value> values = List.of(root);
        for (Segment segment : segments) {
            List<Value> next = new ArrayList<>();
            for (Value value : values) {
                if (segment instanceof Key key) {
                    next.add(value instanceof Value.Object object ? field.apply(object, key.name()) : Value.ABSENT);
                } else if (value instanceof Value.Array array) {
                    next.addAll(array.elements());
                } else if (!value.isAbsent()) {
                    next.add(value);
                }
            }
            values = next;
        }
        return values;
    }

    /** The value of a path that does not iterate, or {@link Value#ABSENT}. */
    public Value valueIn(Value root) {
        List<Value> values = valuesIn(root);
        return values.isEmpty() ? Value.ABSENT : values.get(0);
    }

    /** The spelling that {@link #parse} reads back: literal dots escaped with one backslash. */
    @Override
    public String toString() {
        return segments.stream()
                .map(segment -> segment instanceof Key key ? key.name().replace(".", "\\.") : "$")
                .collect(Collectors.joining("."));
    }

    private static final class Splitter {
        private final List<Segment> segments = new ArrayList<>();
        private OptionalInt emptyAt = OptionalInt.empty();

        Splitter(String text) {
            StringBuilder segment = new StringBuilder();
            int at = 0;
            int start = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\\') {
                    int end = at;
                    while (end < text.length() && text.charAt(end) == '\\') {
                        end++;
                    }
                    if (end < text.length() && text.charAt(end) == '.') {
                        segment.append('.');
                        at = end + 1;
                    } else {
                        segment.append(text, at, end);
                        at = end;
                    }
                } else if (c == '.') {
                    end(segment, start, at);
                    at++;
                    start = at;
                } else {
                    segment.append(c);
                    at++;
                }
            }
            end(segment, start, at);
        }

        private void end(StringBuilder segment, int start, int at) {
            if (segment.length() == 0 && emptyAt.isEmpty()) {
                emptyAt = OptionalInt.of(Math.max(0, at == start && at > 0 ? at - 1 : at));
            }
            segments.add(segment.toString().equals("$") ? Each.EACH : new Key(segment.toString()));
            segment.setLength(0);
        }
    }
}
