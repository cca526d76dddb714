package dev.foretrait.cli;

import dev.foretrait.cli.fmt.LineDiff;
import dev.foretrait.cli.lint.Mended;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.repair.Diagnosis;
import dev.foretrait.engine.repair.Repair;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.definition.MendedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes repairs into the files that the definitions were read from. */
final class Mending {

    private final Path space;
    private final Limits limits;
    private final Map<String, Source> before = new LinkedHashMap<>();
    private final Map<String, String> after = new LinkedHashMap<>();
    private final List<Mended> mended = new ArrayList<>();

    Mending(Path space, Limits limits) {
        this.space = space;
        this.limits = limits;
    }

    /** Notes the repair of a definition. Nothing is written yet. */
    void mend(Diagnosis diagnosis, Optional<Repair> repair) {
        Optional<String> text = repair.flatMap(chosen -> mended(diagnosis.definition(), chosen));
        text.ifPresent(changed -> {
            Source source = diagnosis.definition().source();
            before.putIfAbsent(source.name(), source);
            after.put(source.name(), changed);
        });
        mended.add(new Mended(diagnosis, repair, text.isPresent()));
    }

    private Optional<String> mended(Definition definition, Repair repair) {
        Source source = definition.source();
        if (source.name().equals(DefinitionFiles.TYPED)) {
            return Optional.empty();
        }
        Source sofar = new Source(source.name(), after.getOrDefault(source.name(), source.text()));
        return MendedFile.of(
                sofar,
                DefinitionFiles.kindIfSingle(space.resolve(source.name())),
                limits,
                definition.key(),
                repair.query());
    }

    /** What became of each definition. */
    List<Mended> all() {
        return mended;
    }

    /** What changes, file by file. */
    List<List<String>> differences() {
        return before.values().stream()
                .map(source -> LineDiff.of(
                        source.name(), "repaired", source.text(), after.getOrDefault(source.name(), source.text())))
                .toList();
    }

    /** Writes the files; each is there whole, before or after. */
    void write() throws IOException {
        for (Map.Entry<String, String> file : after.entrySet()) {
            try (OutputFile output =
                    OutputFile.create(space.resolve(file.getKey()).toRealPath())) {
                output.stream().write(file.getValue().getBytes(StandardCharsets.UTF_8));
                output.keep();
            }
        }
    }
}
