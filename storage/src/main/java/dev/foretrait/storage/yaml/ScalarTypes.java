package dev.foretrait.storage.yaml;

import dev.foretrait.storage.yaml.Yaml.Scalar.Type;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** What scalars are, by how they look or by their tag. */
final class ScalarTypes {

    private static final ScalarResolver SCHEMA = new JsonSchema().getScalarResolver();

    /** A number of YAML's core schema, and of the query language, that JSON has no spelling for. */
    private static final Pattern LEADING_POINT = Pattern.compile("-?\\.[0-9]+([eE][-+]?[0-9]+)?");

    /** The tag {@code !} says that a scalar is not to be interpreted. */
    private static final Map<String, Type> TAGS = Map.of(
            "!",
            Type.TEXT,
            Tag.STR.getValue(),
            Type.TEXT,
            Tag.INT.getValue(),
            Type.NUMBER,
            Tag.FLOAT.getValue(),
            Type.NUMBER,
            Tag.BOOL.getValue(),
            Type.FLAG,
            Tag.NULL.getValue(),
            Type.EMPTY);

    private ScalarTypes() {}

    /** What a text is that stands without quotes. */
    static Type plain(String text) {
        Tag tag = SCHEMA.resolve(text, true);
        if (tag.equals(Tag.INT)
                || tag.equals(Tag.FLOAT)
                || LEADING_POINT.matcher(text).matches()) {
            return Type.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return Type.FLAG;
        }
        return tag.equals(Tag.NULL) || text.equals("~") ? Type.EMPTY : Type.TEXT;
    }

    /** What the tag says; empty if it is one of another kind. */
    static Optional<Type> tagged(String tag) {
        return Optional.ofNullable(TAGS.get(tag));
    }

    /** Whether the text can be of the type. */
    static boolean fits(String text, Type type) {
        return type == Type.TEXT || plain(text) == type;
    }
}
