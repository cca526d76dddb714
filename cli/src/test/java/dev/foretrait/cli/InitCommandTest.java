package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    @TempDir
    Path folder;

    @Test
    void aNewSpaceHasSettingsAndRecipes() {
        Ran ran = Ran.in(folder, "init", "my-space");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("wrote my-space/foretrait.yaml", "foretrait -C my-space import PATH");
        assertThat(folder.resolve("my-space/traits/flex.yaml")).exists();
    }

    @Test
    void theRecipesAreCanonical() {
        Ran.in(folder, "init", "--quiet");
        assertThat(Ran.in(folder, "fmt", "--check").status()).isZero();
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: mine\n");
        Ran ran = Ran.in(folder, "init");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("foretrait.yaml is there already", "nothing was written");
        assertThat(folder.resolve("foretrait.yaml")).hasContent("name: mine\n");
        assertThat(folder.resolve("traits")).doesNotExist();
    }

    @Test
    void whatWasWrittenIsTakenBackWhereTheRestCannotBe() throws IOException {
        Files.writeString(folder.resolve("tests"), "mine");
        Ran ran = Ran.in(folder, "init");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("tests is there already", "nothing was written");
        assertThat(folder).isDirectoryNotContaining("glob:**{foretrait.yaml,traits,.gitignore}");
        assertThat(folder.resolve("tests")).hasContent("mine");
    }

    @Test
    void aFolderThatGitKnowsCanBecomeASpace() throws IOException {
        Files.writeString(folder.resolve(".gitignore"), "target/\n");
        Ran ran = Ran.in(folder, "init");
        assertThat(ran.status()).isZero();
        assertThat(ran.err())
                .contains("wrote foretrait.yaml", "left .gitignore as it is: put .foretrait/ into it")
                .doesNotContain("wrote .gitignore");
        assertThat(folder.resolve(".gitignore")).hasContent("target/\n");
    }

    @Test
    void theFolderIsTakenFromWhereCommandsAreTold() {
        Ran ran = Ran.in(folder, "-C", "elsewhere", "init", "--quiet");
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(folder.resolve("elsewhere/foretrait.yaml")).exists();
    }
}
