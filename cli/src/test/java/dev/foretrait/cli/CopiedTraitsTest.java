package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.semantics.BareTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traits that are other traits alone, in a space that takes them (U-13): of what messages wrote, and of what is computed. */
class CopiedTraitsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aSpace() throws IOException {
        settings(BareTraits.ACCEPTED);
        Path traits = Files.createDirectories(folder.resolve("traits"));
        Files.writeString(traits.resolve("copies.yaml"), """
                traits:
                  - { name: Calls, query: event('Call').count() }
                  - { name: Calls again, query: trait('calls') }
                  - { name: Home, query: trait('address.city') }
                  - { name: Tags again, query: trait('tags') }
                """);
        Files.writeString(folder.resolve("events.ndjson"), """
                {"type":"identify","messageId":"i","userId":"ana","timestamp":"2026-01-01T00:00:00.000Z","traits":{"address":{"city":"Paris"},"tags":["a","b"]}}
                {"type":"track","event":"Call","messageId":"m","userId":"ana","timestamp":"2026-01-01T00:00:00.000Z"}
                {"type":"track","event":"Chat","messageId":"n","userId":"ben","timestamp":"2026-01-01T00:00:00.000Z"}
                """);
    }

    private void settings(BareTraits option) throws IOException {
        Files.writeString(
                folder.resolve("foretrait.yaml"), "name: x\nchoices: { U-13: %s }\n".formatted(option.name()));
    }

    private String out(String... arguments) {
        Ran ran = Ran.in(folder, arguments);
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran.out();
    }

    @Test
    void aCopyIsRefusedUnlessTheSpaceTakesIt() throws IOException {
        settings(BareTraits.REFUSED);
        assertThat(Ran.in(folder, "lint").out()).contains("E-RESULT a computed trait begins with an event");
        settings(BareTraits.ACCEPTED);
        assertThat(out("lint")).contains("W-UNVERIFIED nothing shows that a computed trait can be another trait alone");
        assertThat(out("fmt", "--to", "query")).contains("query: trait('address.city')");
    }

    @Test
    void aCopyHasTheValueThatTheTraitHas() {
        assertThat(out("values", "--events", "events.ndjson", "--format", "csv"))
                .startsWith("profile,external_ids,calls,calls_again,home,tags_again\n")
                .endsWith(",\"{\"\"user_id\"\":[\"\"ana\"\"]}\",1,1,Paris,\"[\"\"a\"\",\"\"b\"\"]\"\n");
        assertThat(out("preview", "home", "--events", "events.ndjson")).contains("copy of a trait", "Paris");
        assertThat(out("preview", "--events", "events.ndjson", "-q", "trait('street')"))
                .contains("no profile has trait('street')");
    }

    @Test
    void aCopyTellsWhereItsValueIsFrom() {
        assertThat(out("explain", "calls_again", "--events", "events.ndjson", "--profile", "user_id:ana"))
                .startsWith("""
                        calls_again of user_id:ana is 1
                          trait('calls'): found 1
                          computed by calls: foretrait explain calls --profile user_id:ana

                        by time alone it changes next at 2028-12-31T00:00:00.001Z: then there is no
                        value
                        """);
        assertThat(out("explain", "home", "--events", "events.ndjson", "--profile", "user_id:ben"))
                .startsWith("""
                        user_id:ben has no home
                          trait('address.city'): found nothing

                        """);
        assertThat(out("explain", "home", "--events", "events.ndjson", "--profile", "user_id:ana", "--format", "json"))
                .containsIgnoringWhitespaces(
                        "\"copied\":{\"operand\":\"trait('address.city')\",\"values\":[\"Paris\"]}");
    }
}
