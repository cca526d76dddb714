package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.storage.definition.DefinitionSchema;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {

    @Test
    void theSchemaGoesToStandardOutputAndNeedsNoSpace(@TempDir Path folder) {
        Ran ran = Ran.in(folder, "schema");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo(DefinitionSchema.text());
        assertThat(ran.err()).isEmpty();
    }
}
