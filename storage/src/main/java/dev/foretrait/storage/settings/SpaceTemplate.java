package dev.foretrait.storage.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new space: settings, the Flex recipes as they work, and an empty folder for tests. */
public final class SpaceTemplate {

    /** What git leaves out in the space. */
    public static final String IGNORED = ".gitignore";

    /**
     * A file of the template.
     *
     * @param resource the resource it is in
     * @param target where it goes
     * @param yields whether one that is there already stays and does
     */
    private record Page(String resource, String target, boolean yields) {}

    private static final List<Page> PAGES = List.of(
            new Page("foretrait.yaml", SpaceFolder.SETTINGS, false),
            new Page("flex.yaml", "traits/flex.yaml", false),
            new Page("gitignore", IGNORED, true),
            new Page("gitkeep", "tests/.gitkeep", true));

    private SpaceTemplate() {}

    /**
     * Writes the files into the folder, which is made where it is missing. What cannot be written whole is taken back.
     *
     * @return the files written: those of git only where there were none
     * @throws FileAlreadyExistsException if another one is there already; nothing is written then
     */
    public static List<Path> writeTo(Path folder) throws IOException {
        List<Page> missing = new ArrayList<>();
        for (Page page : PAGES) {
            Path target = folder.resolve(page.target());
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                missing.add(page);
            } else if (!page.yields()) {
                throw new FileAlreadyExistsException(target.toString());
            }
        }
        List<Path> made = new ArrayList<>();
        try {
            for (Page page : missing) {
                Path target = folder.resolve(page.target());
                makeFolder(target.getParent(), made);
                try (InputStream in = Objects.requireNonNull(
                                SpaceTemplate.class.getResourceAsStream("template/" + page.resource()),
                                page.resource());
                        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
                    made.add(target);
                    in.transferTo(out);
                }
            }
        } catch (IOException failed) {
            Collections.reverse(made);
            made.forEach(path -> path.toFile().delete());
            throw failed;
        }
        return missing.stream().map(page -> folder.resolve(page.target())).toList();
    }

    /** Makes the folder, and the folders around it, where they are missing. */
    private static void makeFolder(@Nullable Path folder, List<Path> made) throws IOException {
        if (folder != null && !Files.isDirectory(folder)) {
            makeFolder(folder.getParent(), made);
            Files.createDirectory(folder);
            made.add(folder);
        }
    }
}
