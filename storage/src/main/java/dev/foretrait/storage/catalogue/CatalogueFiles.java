package dev.foretrait.storage.catalogue;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlDocument;
import dev.foretrait.storage.yaml.YamlRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads catalogues of events. What does not fit is a finding with its place. */
public final class CatalogueFiles {

    /** The folder of a space that holds its catalogues. */
    public static final String FOLDER = "catalogue";

    private static final String FLEX = "flex.yaml";

    private CatalogueFiles() {}

    /** The events of Twilio Flex, as documented (flex.md 3). */
    public static EventReference flex() {
        CatalogueSet read = read(YamlDocument.parse(FLEX, resource(FLEX).getBytes(StandardCharsets.UTF_8)));
        if (!read.findings().isEmpty()) {
            throw new IllegalStateException(read.findings().get(0).message());
        }
        return read.catalogues().get(0);
    }

    /** The JSON Schema (2020-12) of catalogues, for editors. */
    public static String schema() {
        return resource("catalogue.schema.json");
    }

    /** The catalogues of a space, by the names of their files; none if it has no such folder. */
    public static CatalogueSet inSpace(Path space) {
        Path folder = space.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return CatalogueSet.EMPTY;
        }
        CatalogueSet all = CatalogueSet.EMPTY;
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> catalogues =
                    files.filter(CatalogueFiles::isYaml).sorted().toList();
            for (Path file : catalogues) {
                all = all.and(read(YamlDocument.read(file, FOLDER + "/" + file.getFileName())));
            }
            return all;
        } catch (IOException unreadable) {
            Findings findings = new Findings(new Source(FOLDER, ""));
            findings.add(YamlRule.FILE, Span.NONE, "the folder cannot be read: " + unreadable.getMessage());
            return all.and(new CatalogueSet(List.of(), findings.all()));
        }
    }

    /** The catalogue in a text. */
    public static CatalogueSet inText(Source source) {
        return read(YamlDocument.parse(source));
    }

    private static CatalogueSet read(YamlDocument document) {
        Findings findings = new Findings(document.source());
        document.findings().forEach(findings::add);
        Optional<CataloguePlaces> catalogue = Optional.empty();
        if (document.root().isPresent()) {
            Yaml root = document.root().get();
            catalogue = new CatalogueReader(findings)
                    .read(root)
                    .map(read -> new CataloguePlaces(read, document.source(), (Yaml.Mapping) root));
        } else if (findings.errors() == 0) {
            findings.add(YamlRule.MISSING, Span.NONE, "the file is empty; a catalogue has 'events'");
        }
        List<Diagnostic> all = findings.all();
        boolean isUsable = findings.errors() == 0;
        return new CatalogueSet(isUsable ? catalogue.stream().toList() : List.of(), all);
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(CatalogueFiles.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
