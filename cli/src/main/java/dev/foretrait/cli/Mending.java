package dev.foretrait.cli;

import dev.foretrait.cli.fmt.LineDiff;
import dev.foretrait.cli.lint.Mended;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.repair.Diagnosis;
import dev.foretrait.engine.repair.Repair;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.definition.MendedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes repairs into the files that the definitions were read from. */
final class Mending {

    private final Path space;
    private final Dialect dialect;
    private final Map<String, Source> before = new LinkedHashMap<>();
    private final Map<String, String> after = new LinkedHashMap<>();
    private final List<Mended> mended = new ArrayList<>();
    private final List<Diagnostic> removed = new ArrayList<>();

    Mending(Path space, Dialect dialect) {
        this.space = space;
        this.dialect = dialect;
    }

    /**
     * Notes that options without effect are taken out, but for those whose removal would take a comment along. Comes before any
     * repair: their places are those of the files as they are.
     *
     * @param findings each about an option, with the edit that removes it
     */
    void removeOptions(List<Diagnostic> findings) {
        findings.stream()
                .sorted(Comparator.comparingInt((Diagnostic finding) ->
                                finding.fix().orElseThrow().span().start())
                        .reversed())
                .forEach(this::removeOption);
        removed.sort(
                Comparator.comparing((Diagnostic finding) -> finding.source().name(), CodePointOrder.INSTANCE)
                        .thenComparingInt(finding -> finding.span().start()));
    }

    private void removeOption(Diagnostic finding) {
        Source source = finding.source();
        MendedFile.without(
                        sofar(source),
                        kindIfSingle(source),
                        dialect,
                        finding.fix().orElseThrow())
                .ifPresent(text -> {
                    change(source, text);
                    removed.add(finding);
                });
    }

    private void change(Source source, String text) {
        before.putIfAbsent(source.name(), source);
        after.put(source.name(), text);
    }

    private Source sofar(Source source) {
        return new Source(source.name(), after.getOrDefault(source.name(), source.text()));
    }

    private Kind kindIfSingle(Source source) {
        return DefinitionFiles.kindIfSingle(space.resolve(source.name()));
    }

    /** The findings about options that are taken out, file by file. */
    List<Diagnostic> removed() {
        return removed;
    }

    /** Notes the repair of a definition. Nothing is written yet. */
    void mend(Diagnosis diagnosis, Optional<Repair> repair) {
        Optional<String> text = repair.flatMap(chosen -> mended(diagnosis.definition(), chosen));
        text.ifPresent(changed -> change(diagnosis.definition().source(), changed));
        mended.add(new Mended(diagnosis, repair, text.isPresent()));
    }

    private Optional<String> mended(Definition definition, Repair repair) {
        Source source = definition.source();
        if (source.name().equals(DefinitionFiles.TYPED)) {
            return Optional.empty();
        }
        return MendedFile.of(sofar(source), kindIfSingle(source), dialect, definition.key(), repair.query());
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
            try (OutputFile output = OutputFile.create(space.resolve(file.getKey()))) {
                output.stream().write(file.getValue().getBytes(StandardCharsets.UTF_8));
                output.keep();
            }
        }
    }
}
