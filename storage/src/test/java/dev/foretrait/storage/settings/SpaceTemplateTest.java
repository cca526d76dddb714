package dev.foretrait.storage.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.definition.DefinitionSet;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceTemplateTest {

    @Test
    void aNewSpaceReadsWithoutFindings(@TempDir Path folder) throws IOException {
        Path space = folder.resolve("new");
        SpaceTemplate.writeTo(space);

        SettingsReading settings = SettingsFile.inSpace(space);
        assertThat(settings.findings()).isEmpty();
        assertThat(settings.settings()).map(SpaceSettings::slug).contains("flex");
        DefinitionSet recipes = DefinitionFiles.inSpace(space);
        assertThat(recipes.findings()).isEmpty();
        assertThat(recipes.definitions())
                .extracting(Definition::key)
                .containsExactly(
                        "total_inbounds",
                        "frequent_inbound_channel",
                        "total_outbounds",
                        "last_known_service_agent",
                        "last_interaction_duration",
                        "common_request",
                        "sentiment_in_last_interaction",
                        "last_interaction_topic");
        assertThat(space.resolve(".gitignore")).hasContent(".foretrait/");
        assertThat(space.resolve("tests")).isDirectory();
    }

    @Test
    void whatIsThereIsNeverOverwritten(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("traits"));
        Files.writeString(folder.resolve("traits/flex.yaml"), "mine");

        assertThatThrownBy(() -> SpaceTemplate.writeTo(folder)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("traits/flex.yaml")).hasContent("mine");
        assertThat(folder.resolve("foretrait.yaml")).doesNotExist();
    }
}
