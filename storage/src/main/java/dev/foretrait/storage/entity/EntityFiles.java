package dev.foretrait.storage.entity;

import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.entity.Entity;
import dev.foretrait.engine.entity.EntityTable;
import dev.foretrait.engine.entity.ExternalIds;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.settings.DataGraphSettings;
import dev.foretrait.storage.settings.SpaceFolder;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables in the folder {@code entities} of a space. */
public final class EntityFiles {

    /** The folder of the tables, in that of the space. */
    public static final String FOLDER = "entities";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private EntityFiles() {}

    /**
     * Reads some tables.
     *
     * @param space the folder of the space
     * @param slugs the slugs of the tables
     * @param semantics what is a value (U-82), and what becomes of rows whose primary key an earlier one has (U-86)
     * @return the tables by slug
     * @throws StorageException if a file is missing or a row does not fit its entity; the message names file, line and column
     *     of each problem
     */
    public static Map<String, EntityTable> read(
            Path space, DataGraphSettings settings, Collection<String> slugs, Semantics semantics) {
        Map<String, EntityTable> tables = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String slug : slugs) {
            Entity entity = Objects.requireNonNull(settings.graph().tables().get(slug));
            String file = Objects.requireNonNull(settings.files().get(slug));
            TableReading reading = new TableReading(FOLDER + "/" + file, entity, semantics);
            read(space.resolve(FOLDER).resolve(file), reading);
            problems.addAll(reading.problems());
            tables.put(slug, reading.table());
        }
        if (!problems.isEmpty()) {
            throw new StorageException(
                    String.join("\n", problems),
                    "correct " + (problems.size() == 1 ? "it" : "them") + " there, or under data_graph in "
                            + SpaceFolder.SETTINGS);
        }
        return tables;
    }

    /** What linked audiences see beside the messages of a snapshot, given the tables that they ask for. */
    public static Entities over(SpaceSnapshot snapshot, DataGraphSettings settings, Map<String, EntityTable> tables) {
        ExternalIds ids = (profile, type) -> snapshot.profile(profile).externalIds().stream()
                .filter(owned -> owned.id().type().equals(type))
                .map(owned -> owned.id().value())
                .toList();
        return new Entities(settings.graph(), tables, ids);
    }

    private static void read(Path file, TableReading reading) {
        if (!Files.isRegularFile(file)) {
            reading.refuse("there is no such file");
            return;
        }
        try (BufferedReader text = Files.newBufferedReader(file)) {
            skipMark(text);
            if (reading.file().endsWith(".csv")) {
                CsvRows.read(text, reading);
            } else {
                JsonRows.read(text, reading);
            }
        } catch (UncheckedIOException unreadable) {
            refuse(Objects.requireNonNull(unreadable.getCause()), reading);
        } catch (IOException unreadable) {
            refuse(unreadable, reading);
        }
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private static void refuse(IOException unreadable, TableReading reading) {
        reading.refuse(
                unreadable instanceof CharacterCodingException
                        ? "this is no UTF-8 text"
                        : "the file cannot be read: " + unreadable.getMessage());
    }
}
