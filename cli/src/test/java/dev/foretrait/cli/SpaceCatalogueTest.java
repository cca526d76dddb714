package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue files of a space, where definitions are held against events. */
class SpaceCatalogueTest {

    private static final String CATALOGUE = """
            catalogue: Shop
            events:
              - event: Order Completed
                properties: { total: number, channel: text }
              - event: Order Returned
                properties: { reason: text }
            instead_of: { Purchase: Order Completed }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aSpace() throws IOException {
        Files.writeString(
                folder.resolve("foretrait.yaml"), "name: Shop\nas_of: 2026-02-02\nexports: [events.ndjson]\n");
        Files.createDirectories(folder.resolve("traits"));
        Files.createDirectories(folder.resolve("catalogue"));
        Files.writeString(folder.resolve("catalogue/shop.yaml"), CATALOGUE);
        Files.writeString(folder.resolve("events.ndjson"), """
                {"type":"track","event":"Order Completed","userId":"ana","timestamp":"2026-02-01T10:00:00Z","properties":{"total":5}}
                """);
    }

    @Test
    void anEventThatTheCatalogueReplacesIsRepairedByIt() throws IOException {
        trait("key: purchases\ntype: event_counter\nevent: Purchase\n");
        assertThat(Ran.in(folder, "preview").out())
                .contains("Shop sends no such event; it sends \"Order Completed\"")
                .contains("with event \"Order Completed\": 1 profile");
        assertThat(Ran.in(folder, "lint").out()).contains("Shop sends no such event; it sends \"Order Completed\"");
        assertThat(Ran.in(folder, "lint", "--fix").status()).isZero();
        assertThat(Files.readString(folder.resolve("traits/it.yaml"))).contains("event: Order Completed");
    }

    @Test
    void lintLooksAtCataloguesWhereThereAreNoDefinitions() throws IOException {
        Ran ran = Ran.in(folder, "lint", "--notes", "--sarif", "found.sarif");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("catalogue/shop.yaml:5:12: I-EVENT-UNSEEN", "0 definitions · 0 errors");
        assertThat(folder.resolve("found.sarif")).content().contains("I-EVENT-UNSEEN");
        Ran fix = Ran.in(folder, "lint", "--fix");
        assertThat(fix.status()).isEqualTo(1);
        assertThat(fix.err()).contains("there are no definitions");
        Files.delete(folder.resolve("catalogue/shop.yaml"));
        assertThat(Ran.in(folder, "lint").err()).contains("there are no definitions");
    }

    @Test
    void aPropertyThatOnlyTheCatalogueKnowsIsToldByIt() throws IOException {
        trait("key: reason\ntype: last\nevent: Order Completed\nproperty: reason\n");
        assertThat(Ran.in(folder, "preview").out())
                .contains("Shop documents \"reason\" on \"Order Returned\", where none was seen");
    }

    @Test
    void aCatalogueThatCannotBeReadIsAmongTheFindings() throws IOException {
        trait("key: orders\ntype: event_counter\nevent: Order Completed\n");
        Files.writeString(folder.resolve("catalogue/shop.yaml"), "catalogue: Shop\nevent: x\n");
        assertThat(Ran.in(folder, "lint").out()).contains("catalogue/shop.yaml:2:1");
        Ran preview = Ran.in(folder, "preview");
        assertThat(preview.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(preview.err()).contains("the catalogues of the space have errors");
    }

    private void trait(String text) throws IOException {
        Files.writeString(folder.resolve("traits/it.yaml"), text);
    }
}
