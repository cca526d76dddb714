package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.semantics.Braces;
import dev.foretrait.engine.semantics.EscapedDots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {

    private static final String UNTIDY = """
            # calls
            query: event( 'Call' ).count()   # all of them
            name: 'Calls'
            """;

    private static final String CANONICAL = """
            # calls
            name: Calls
            query: event('Call').count()     # all of them
            """;

    @TempDir
    Path folder;

    private Path calls;

    @BeforeEach
    void aSpace() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: x\n");
        calls = Files.createDirectories(folder.resolve("traits")).resolve("calls.yaml");
        Files.writeString(calls, UNTIDY);
        Files.writeString(folder.resolve("traits/chats.yaml"), "name: Chats\nquery: event('Chat').count()\n");
    }

    @Test
    void everyFileOfTheSpaceIsRewrittenOnce() {
        Ran ran = Ran.in(folder, "fmt");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("wrote traits/calls.yaml\n1 file canonical already\n");
        assertThat(calls).hasContent(CANONICAL);
        assertThat(Ran.in(folder, "fmt").err()).isEqualTo("2 files canonical already\n");
    }

    @Test
    void oldAndSloppySpellingsAreMendedOnRequest() throws IOException {
        Files.writeString(calls, "name: Calls\nquery: event(\"Call\").where(property('team').is_set()).count()\n");
        Ran strict = Ran.in(folder, "fmt");
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.err()).contains("E-LEX-QUOTE").endsWith("\n1 file canonical already\n");
        Ran ran = Ran.in(folder, "fmt", "--lenient");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.err())
                .contains(
                        "traits/calls.yaml:2:14: W-QUOTE ",
                        "traits/calls.yaml:2:45: W-LEGACY-NAME ",
                        "wrote traits/calls.yaml\n");
        assertThat(calls).hasContent("name: Calls\nquery: event('Call').where(property('team').exists()).count()\n");
        assertThat(Ran.in(folder, "fmt").err()).isEqualTo("2 files canonical already\n");
    }

    @Test
    void aFileThatIsNamedTwiceIsFormattedOnce() throws IOException {
        Files.writeString(calls, "name: Calls\nquery: event(\"Call\").count()\n");
        Ran check = Ran.in(folder, "fmt", "--lenient", "--check", "traits", "traits/calls.yaml", "./traits/calls.yaml");
        assertThat(check.out()).containsOnlyOnce("--- traits/calls.yaml");
        assertThat(check.err()).containsOnlyOnce("W-QUOTE").endsWith("\n1 file of 2 not canonical: foretrait fmt\n");
        assertThat(Ran.in(folder, "fmt", "--lenient", ".", "traits/calls.yaml").err())
                .containsOnlyOnce("W-QUOTE")
                .startsWith("wrote traits/calls.yaml\n")
                .endsWith("\n1 file canonical already\n");
        assertThat(Ran.Setting.in(folder).reading(UNTIDY).run("fmt", "-", "-").out())
                .isEqualTo(CANONICAL);
    }

    @Test
    void aCheckChangesNothingAndShowsTheDifference() {
        Ran ran = Ran.in(folder, "fmt", "--check");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("""
                --- traits/calls.yaml
                +++ traits/calls.yaml (canonical)
                @@ -1,3 +1,3 @@
                 # calls
                -query: event( 'Call' ).count()   # all of them
                -name: 'Calls'
                +name: Calls
                +query: event('Call').count()     # all of them
                """);
        assertThat(ran.err()).contains("1 file of 2 not canonical");
        assertThat(calls).hasContent(UNTIDY);
        Ran.in(folder, "fmt");
        assertThat(Ran.in(folder, "fmt", "--check").status()).isZero();
    }

    @Test
    void aSpaceThatIsNamedIsFormattedAsItsSettingsSay(@TempDir Path elsewhere) throws IOException {
        Files.writeString(
                folder.resolve("foretrait.yaml"), "name: x\nchoices: { U-07: %s }\n".formatted(Braces.ALWAYS));
        Files.writeString(calls, "name: Calls\nquery: event('Call').where(property('a') = 1).count()\n");
        Ran ran = Ran.in(elsewhere, "fmt", "--check", folder.toString());
        assertThat(ran.status()).as(ran.err()).isEqualTo(1);
        assertThat(ran.out()).contains("+query: event('Call').where({property('a') = 1}).count()");
        assertThat(ran.err()).endsWith("\n1 file of 2 not canonical: foretrait fmt\n");
        assertThat(Ran.in(folder, "fmt", ".").err())
                .contains("wrote traits/calls.yaml\n", "\n1 file canonical already\n");
        assertThat(Ran.in(elsewhere, "fmt", "--check", folder.toString()).status())
                .isZero();
    }

    @Test
    void aFolderWithoutDefinitionFilesIsAFinding(@TempDir Path elsewhere) throws IOException {
        Path empty = Files.createDirectories(elsewhere.resolve("drafts/traits")).getParent();
        Files.copy(calls, empty.resolve("traits/calls.yaml"));
        Ran ran = Ran.in(elsewhere, "fmt", "--check", "drafts");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "there are no definition files in drafts",
                        "name a YAML file, a folder of some such as traits/, or a space");
        Files.writeString(elsewhere.resolve("foretrait.yaml"), "name: x\n");
        Ran space = Ran.in(elsewhere, "fmt", "--check");
        assertThat(space.status()).isEqualTo(1);
        assertThat(space.err()).contains("there are no definition files in ", "put some into traits/ or audiences/");
    }

    @Test
    void standardInputGoesToStandardOutput() {
        Ran ran = Ran.Setting.in(folder).reading(UNTIDY).run("fmt", "-");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo(CANONICAL);
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void theOtherSpellingIsPrinted() {
        assertThat(Ran.in(folder, "fmt", "--to", "builder", "traits/calls.yaml").out())
                .isEqualTo("""
                # calls
                name: Calls
                # all of them
                type: event_counter
                event: Call
                """);
        assertThat(Ran.in(folder, "fmt", "--to", "query", "traits").out())
                .isEqualTo("# traits/calls.yaml\n" + CANONICAL
                        + "# traits/chats.yaml\nname: Chats\nquery: event('Chat').count()\n");
        assertThat(calls).hasContent(UNTIDY);
    }

    /** U-06, in files, in translated forms and wherever a query is shown. */
    @Test
    void theSpaceSaysHowManyBackslashesArePrinted() throws IOException {
        Files.writeString(calls, "name: Calls\nquery: event('Call').sum(property('zip\\\\.code'))\n");
        Path form = folder.resolve("traits/chats.yaml");
        Files.writeString(form, "name: Chats\ntype: sum\nevent: Chat\nproperty: zip\\.code\n");
        assertThat(Ran.in(folder, "fmt").err()).isEqualTo("2 files canonical already\n");

        Files.writeString(
                folder.resolve("foretrait.yaml"),
                "name: x\nchoices: { U-06: %s }\n".formatted(EscapedDots.FOUR_BACKSLASHES));
        assertThat(Ran.in(folder, "fmt").err()).isEqualTo("wrote traits/calls.yaml\n1 file canonical already\n");
        assertThat(calls).hasContent("name: Calls\nquery: event('Call').sum(property('zip\\\\\\\\.code'))\n");

        Files.writeString(
                folder.resolve("foretrait.yaml"),
                "name: x\nchoices: { U-06: %s }\n".formatted(EscapedDots.ONE_BACKSLASH));
        assertThat(Ran.in(folder, "fmt", "--to", "query", "traits/chats.yaml").out())
                .isEqualTo("name: Chats\nquery: event('Chat').sum(property('zip\\.code'))\n");
        assertThat(Ran.in(folder, "preview", "--show-query").out()).isEqualTo("""
                calls: event('Call').sum(property('zip\\.code'))
                chats: event('Chat').sum(property('zip\\.code'))
                """);
    }

    /** U-07; a builder form is none of the forms that are warned of. */
    @Test
    void theSpaceSaysWhereBracesStand() throws IOException {
        Files.writeString(
                folder.resolve("foretrait.yaml"), "name: x\nchoices: { U-07: %s }\n".formatted(Braces.ALWAYS));
        Files.writeString(calls, "name: Calls\nquery: event('Call').where(property('a') = 1).count()\n");
        Path form = folder.resolve("traits/chats.yaml");
        Files.writeString(form, """
                name: Chats
                type: event_counter
                event: Chat
                conditions:
                  - { property: a, operator: exists }
                exclude_sources: [b]
                """);
        assertThat(Ran.in(folder, "lint").out())
                .contains("traits/calls.yaml:2:28: W-BRACES where is written with braces")
                .doesNotContain("chats.yaml");
        assertThat(Ran.in(folder, "fmt", "--to", "query", "traits").out()).isEqualTo("""
                # traits/calls.yaml
                name: Calls
                query: event('Call').where({property('a') = 1}).count()
                # traits/chats.yaml
                name: Chats
                query: |
                  event('Chat').where({property('a').exists()}).sources({exclude: 'b'}).count()
                """);
        Files.writeString(folder.resolve("foretrait.yaml"), "name: x\nchoices: { U-07: %s }\n".formatted(Braces.NEVER));
        assertThat(Ran.in(folder, "fmt", "--to", "query", "traits/chats.yaml").out())
                .contains("event('Chat').where(property('a').exists()).sources(exclude: 'b').count()");
    }

    @Test
    void aFileWithErrorsIsLeftAloneAndTheOthersAreNot() throws IOException {
        Path wrong = folder.resolve("traits/a.yaml");
        Files.writeString(wrong, "name:   A\nquery: event('A').cuont()\n");
        Ran ran = Ran.in(folder, "fmt");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("traits/a.yaml:2:19: E-FUNC", "wrote traits/calls.yaml");
        assertThat(wrong).hasContent("name:   A\nquery: event('A').cuont()\n");
    }

    @Test
    void aFileThatIsNotThereIsStatusTwo() {
        Ran ran = Ran.in(folder, "fmt", "traits/none.yaml");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("traits/none.yaml: E-FILE there is no such file");
    }
}
