package dev.foretrait.storage.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema (2020-12) of definition files, for editors: what stands where, though not what queries mean. */
public final class DefinitionSchema {

    private static final String RESOURCE = "definitions.schema.json";

    private DefinitionSchema() {}

    /** The text of the schema. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(DefinitionSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
