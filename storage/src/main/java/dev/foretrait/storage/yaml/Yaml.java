package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** A value in a YAML text, with its place. */
public sealed interface Yaml {

    /** Where it stands. */
    Span span();

    /** How many values it is made of, itself included, with those that aliases repeat. */
    int size();

    /** What a value is called in messages: {@code a list}. */
    String kindName();

    /** The elements of a list; any other value stands for a list of one. */
    default List<Yaml> elements() {
        return List.of(this);
    }

    /**
     * A single value.
     *
     * @param text the value, escapes and folding undone
     * @param type what the value is
     * @param style how it is written
     * @param tagged whether a tag says what it is
     * @param span where it stands, tag, quotes and block header included
     */
    record Scalar(String text, Type type, Style style, boolean tagged, Span span) implements Yaml {

        public Scalar(String text, Type type, Style style, Span span) {
            this(text, type, style, false, span);
        }

        /** What a scalar is; quoted ones are text unless a tag says otherwise. */
        public enum Type {
            TEXT,
            NUMBER,
            FLAG,
            EMPTY
        }

        /** How a scalar can be written. */
        public enum Style {
            PLAIN,
            SINGLE_QUOTED,
            DOUBLE_QUOTED,
            LITERAL,
            FOLDED
        }

        /** Whether it is text whatever it looks like. */
        public boolean isVerbatim() {
            return type == Type.TEXT && (tagged || style != Style.PLAIN);
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public String kindName() {
            return switch (type) {
                case TEXT -> "a text";
                case NUMBER -> "a number";
                case FLAG -> "true or false";
                case EMPTY -> "nothing";
            };
        }

        /** Where each char of the text stands in the file it was read from. */
        public ScalarPlaces placesIn(Source file) {
            return ScalarPlaces.of(file.text(), this);
        }
    }

    /** A list. */
    record Sequence(List<Yaml> elements, int size, Span span) implements Yaml {
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String kindName() {
            return "a list";
        }
    }

    /** Fields with names; no name twice. */
    record Mapping(List<Field> fields, int size, Span span) implements Yaml {
        public Mapping {
            fields = List.copyOf(fields);
        }

        /** The value of the field. */
        public Optional<Yaml> get(String name) {
            return field(name).map(Field::value);
        }

        /** The field of that name. */
        public Optional<Field> field(String name) {
            return fields.stream()
                    .filter(field -> field.name().text().equals(name))
                    .findFirst();
        }

        @Override
        public String kindName() {
            return "a group of fields";
        }
    }

    /** A name and its value. */
    record Field(Scalar name, Yaml value) {}
}
