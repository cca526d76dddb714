package dev.foretrait.engine.fql;

import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has a value for a message; null is {@link Value#ABSENT}. Its text reads back as the same operand. */
sealed interface Operand {

    Value value(Value.Object message);

    /** The operands it is made of. */
    default Stream<Operand> parts() {
        return Stream.empty();
    }

    /** A string as FQL writes it. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** What always has the same value. */
    record Constant(Value value) implements Operand {
        @Override
        public Value value(Value.Object message) {
            return value;
        }

        @Override
        public String toString() {
            return value instanceof Value.Text text ? quoted(text.string()) : value.json();
        }
    }

    /** A field, by its keys from the root of the message. */
    record Path(List<String> keys) implements Operand {
        @Override
        public Value value(Value.Object message) {
            Value value = message;
            for (String key : keys) {
                value = value instanceof Value.Object object ? object.get(key) : Value.ABSENT;
            }
            return value;
        }

        /** The path that is written so; its segments are not empty. */
        static Path parse(String text) {
            List<StringBuilder> keys = new ArrayList<>(List.of(new StringBuilder()));
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '.') {
                    keys.add(new StringBuilder());
                } else {
                    at += c == '\\' && at + 1 < text.length() ? 1 : 0;
                    keys.get(keys.size() - 1).append(text.charAt(at));
                }
            }
            return new Path(keys.stream().map(StringBuilder::toString).toList());
        }

        /** Whether the character stands in a path as it is; any other has a backslash before it. */
        static boolean isPlain(int c) {
            return c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c == '-';
        }

        @Override
        public String toString() {
            String text = keys.stream().map(Path::escaped).collect(Collectors.joining("."));
            return readsAsSomethingElse(text) ? "\\" + text : text;
        }

        /** Whether the text is a word of the language, or begins like a number. */
        private static boolean readsAsSomethingElse(String text) {
            return Token.Kind.word(text).isPresent() || text.equalsIgnoreCase("not") || text.matches("(?s)-?[0-9].*");
        }

        private static String escaped(String key) {
            StringBuilder text = new StringBuilder();
            key.codePoints().forEach(c -> text.append(isPlain(c) ? "" : "\\").appendCodePoint(c));
            return text.toString();
        }
    }

    /** Several values in order. */
    record Elements(List<Operand> elements) implements Operand {
        @Override
        public Value value(Value.Object message) {
            return new Value.Array(
                    elements.stream().map(element -> element.value(message)).toList());
        }

        @Override
        public Stream<Operand> parts() {
            return elements.stream();
        }

        @Override
        public String toString() {
            return elements.stream().map(Operand::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** A function of values. */
    record Call(FqlFunction function, List<Operand> arguments) implements Operand {
        @Override
        public Value value(Value.Object message) {
            return function.of(
                    arguments.stream().map(argument -> argument.value(message)).toList());
        }

        @Override
        public Stream<Operand> parts() {
            return arguments.stream();
        }

        @Override
        public String toString() {
            return arguments.stream()
                    .map(Operand::toString)
                    .collect(Collectors.joining(", ", function.spelling() + "(", ")"));
        }
    }

    /** Whether a text is of a form that is known beforehand. */
    record Matching(Operand text, Glob glob) implements Operand {
        @Override
        public Value value(Value.Object message) {
            return Value.of(text.value(message) instanceof Value.Text sent && glob.matches(sent.string()));
        }

        @Override
        public Stream<Operand> parts() {
            return Stream.of(text);
        }

        @Override
        public String toString() {
            return FqlFunction.MATCH.spelling() + "(" + text + ", " + quoted(glob.pattern()) + ")";
        }
    }
}
