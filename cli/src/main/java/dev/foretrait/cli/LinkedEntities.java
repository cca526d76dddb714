package dev.foretrait.cli;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.entity.DataGraph;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.entity.EntityChains;
import dev.foretrait.engine.entity.EntityTable;
import dev.foretrait.engine.entity.GraphCheck;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.entity.EntityFiles;
import dev.foretrait.storage.settings.DataGraphSettings;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entities that the definitions of a command ask for. Without a Data Graph there are none; evaluation then says so.
 *
 * @param settings the Data Graph of the space, if it has one
 * @param tables the rows of the entities asked for, by slug
 */
record LinkedEntities(Optional<DataGraphSettings> settings, Map<String, EntityTable> tables) {

    private static final LinkedEntities NONE = new LinkedEntities(Optional.empty(), Map.of());

    /**
     * Checks the definitions against the Data Graph of the space, and reads the tables that they ask for.
     *
     * @throws Failure if a definition does not fit the graph, after saying where
     */
    static LinkedEntities of(SpaceOnDisk onDisk, List<Definition> chosen, Invocation invocation) {
        List<Diagnostic> errors = misfits(onDisk, chosen);
        if (!errors.isEmpty()) {
            ChosenDefinitions.show(errors, invocation);
            throw Failure.unusable("nothing was computed: the definitions do not fit the data graph, see above");
        }
        return read(onDisk, chosen);
    }

    /** The same for definitions and all that they need, be it what the graph joins rows by. */
    static LinkedEntities of(SpaceOnDisk onDisk, ChosenDefinitions chosen, Invocation invocation) {
        Optional<DataGraph> graph = onDisk.settings().dataGraph().map(DataGraphSettings::graph);
        return of(onDisk, chosen.withInputs(graph), invocation);
    }

    /** The same, but none where definitions do not fit the graph, or where a table cannot be read, after saying so. */
    static LinkedEntities ofFitting(SpaceOnDisk onDisk, List<Definition> definitions, Invocation invocation) {
        if (!misfits(onDisk, definitions).isEmpty()) {
            return NONE;
        }
        try {
            return read(onDisk, definitions);
        } catch (StorageException unreadable) {
            invocation.note("linked audiences are not held against their tables: " + unreadable.getMessage());
            return NONE;
        }
    }

    private static LinkedEntities read(SpaceOnDisk onDisk, List<Definition> chosen) {
        Optional<DataGraphSettings> settings = onDisk.settings().dataGraph();
        Optional<Path> folder = onDisk.folder();
        if (settings.isEmpty() || folder.isEmpty()) {
            return NONE;
        }
        DataGraph graph = settings.get().graph();
        List<Chain> chains = chosen.stream()
                .flatMap(each -> EntityChains.of(each.query()).stream())
                .toList();
        Semantics semantics = onDisk.settings().semantics();
        return new LinkedEntities(
                settings, EntityFiles.read(folder.get(), settings.get(), graph.reached(chains), semantics));
    }

    /** Where definitions do not fit the Data Graph of the space; nowhere if it has none. */
    static List<Diagnostic> misfits(SpaceOnDisk onDisk, List<Definition> definitions) {
        Semantics semantics = onDisk.settings().semantics();
        return onDisk.settings().dataGraph().stream()
                .flatMap(settings -> definitions.stream()
                        .flatMap(each ->
                                GraphCheck.findings(each.query(), settings.graph(), each.source(), semantics).stream()))
                .toList();
    }

    /** What linked audiences see beside the messages of the snapshot; empty without a Data Graph. */
    Optional<Entities> over(SpaceSnapshot snapshot) {
        return settings.map(graph -> EntityFiles.over(snapshot, graph, tables));
    }
}
