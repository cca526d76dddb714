package dev.foretrait.storage.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A new space: settings, the Flex recipes as they work, and an empty folder for tests. */
public final class SpaceTemplate {

    /** A file of the template: the resource it is in, and where it goes. */
    private record Page(String resource, String target) {}

    private static final List<Page> PAGES = List.of(
            new Page("foretrait.yaml", SpaceFolder.SETTINGS),
            new Page("flex.yaml", "traits/flex.yaml"),
            new Page("gitignore", ".gitignore"),
            new Page("gitkeep", "tests/.gitkeep"));

    private SpaceTemplate() {}

    /**
     * Writes the files into the folder, which is made where it is missing.
     *
     * @return the files written
     * @throws FileAlreadyExistsException if one of them is there already; nothing is written then
     */
    public static List<Path> writeTo(Path folder) throws IOException {
        List<Path> targets =
                PAGES.stream().map(page -> folder.resolve(page.target())).toList();
        for (Path target : targets) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(target.toString());
            }
        }
        for (Page page : PAGES) {
            Path target = folder.resolve(page.target());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            try (InputStream in = Objects.requireNonNull(
                    SpaceTemplate.class.getResourceAsStream("template/" + page.resource()), page.resource())) {
                Files.copy(in, target);
            }
        }
        return targets;
    }
}
