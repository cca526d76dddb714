package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.query.Reading;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlDocument;
import dev.foretrait.storage.yaml.YamlRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads definitions: those of a space, of a file, or a query typed on the command line. What does not fit is a finding
 * with its place; everything else is read nevertheless.
 *
 * <p>A file holds {@code traits:} and {@code audiences:} lists, or one definition. One definition is an audience in a
 * folder named {@code audiences}, and a trait anywhere else.
 */
public final class DefinitionFiles {

    /** The folders of a space that hold its definitions. */
    public static final List<String> FOLDERS = Vocabulary.LISTS;

    /** What findings call a query from the command line. */
    public static final String TYPED = "-q";

    private final Acceptance acceptance;
    private final Dialect dialect;
    private final List<Definition> definitions;
    private final Findings findings;

    private DefinitionFiles(Acceptance acceptance, Dialect dialect, List<Definition> definitions, Findings findings) {
        this.acceptance = acceptance;
        this.dialect = dialect;
        this.definitions = definitions;
        this.findings = findings;
    }

    /** The same as {@link #inSpace(Path, Dialect)}, by the specification. */
    public static DefinitionSet inSpace(Path folder) {
        return inSpace(folder, Dialect.PUBLISHED);
    }

    /** The definitions of a space: {@code traits/*.yaml} and {@code audiences/*.yaml}, each folder by name. */
    public static DefinitionSet inSpace(Path folder, Dialect dialect) {
        DefinitionSet all = DefinitionSet.EMPTY;
        for (String name : Vocabulary.LISTS) {
            all = all.and(inFolder(folder.resolve(name), name + "/", dialect));
        }
        return all;
    }

    /** The definitions of all YAML files that lie in the folder itself; none if there is no folder. */
    static DefinitionSet inFolder(Path folder, String prefix, Dialect dialect) {
        if (!Files.isDirectory(folder)) {
            return DefinitionSet.EMPTY;
        }
        DefinitionSet all = DefinitionSet.EMPTY;
        try {
            for (Path file : yamlFiles(folder)) {
                all = all.and(inFile(file, prefix + file.getFileName(), dialect));
            }
        } catch (IOException e) {
            Findings findings = new Findings(new Source(prefix, ""));
            findings.add(YamlRule.FILE, Span.NONE, "the folder cannot be read: " + e.getMessage());
            all = all.and(new DefinitionSet(List.of(), findings.all()));
        }
        return all;
    }

    /** The same as {@link #inFile(Path, String, Dialect)}, by the specification. */
    public static DefinitionSet inFile(Path file, String name) {
        return inFile(file, name, Dialect.PUBLISHED);
    }

    /** The definitions of one file, which findings will call by the name. */
    public static DefinitionSet inFile(Path file, String name, Dialect dialect) {
        return of(YamlDocument.read(file, name), kindIfSingle(file), Acceptance.STRICT, dialect);
    }

    /** What a definition is that stands in the file alone: an audience in a folder of that name, else a trait. */
    public static Kind kindIfSingle(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        boolean audiences = parent != null && parent.getFileName() != null && parent.endsWith(Vocabulary.AUDIENCES);
        return audiences ? Kind.AUDIENCE : Kind.TRAIT;
    }

    /** The same as {@link #inText(Source, Kind, Dialect)}, by the specification. */
    public static DefinitionSet inText(Source source, Kind ifSingle) {
        return inText(source, ifSingle, Dialect.PUBLISHED);
    }

    /** The definitions of a text that is already there, from a revision or from the network. */
    public static DefinitionSet inText(Source source, Kind ifSingle, Dialect dialect) {
        return inText(source, ifSingle, Acceptance.STRICT, dialect);
    }

    /** The definitions of a text whose queries may be written as loosely as that. */
    static DefinitionSet inText(Source source, Kind ifSingle, Acceptance acceptance, Dialect dialect) {
        return of(YamlDocument.parse(source), ifSingle, acceptance, dialect);
    }

    /** The same as {@link #typed(List, Level, Dialect)}, by the specification. */
    public static DefinitionSet typed(List<String> queries, Level level) {
        return typed(queries, level, Dialect.PUBLISHED);
    }

    /**
     * The definitions of queries typed on the command line. A query that reads as an audience is one. Their keys are
     * {@code query}, {@code query_2} and so on.
     */
    public static DefinitionSet typed(List<String> queries, Level level, Dialect dialect) {
        DefinitionSet all = DefinitionSet.EMPTY;
        for (int i = 0; i < queries.size(); i++) {
            String key = i == 0 ? Vocabulary.QUERY : Vocabulary.QUERY + "_" + (i + 1);
            all = all.and(typed(key, queries.get(i), level, dialect));
        }
        return all;
    }

    private static DefinitionSet typed(String key, String query, Level level, Dialect dialect) {
        Source source = new Source(TYPED, query);
        Reading asTrait = QueryReader.read(source, Kind.TRAIT, level, Acceptance.STRICT, dialect);
        Reading asAudience = QueryReader.read(source, Kind.AUDIENCE, level, Acceptance.STRICT, dialect);
        boolean audience = level == Level.LINKED || errors(asAudience) < errors(asTrait);
        Reading reading = audience ? asAudience : asTrait;
        List<Definition> definition = reading
                .query()
                .map(read -> new Definition(
                        key,
                        query.strip(),
                        audience ? Kind.AUDIENCE : Kind.TRAIT,
                        level,
                        read,
                        false,
                        true,
                        List.of(),
                        "",
                        source,
                        new Span(0, query.length()),
                        Origin.QUERY,
                        Severities.USUAL))
                .stream()
                .toList();
        return new DefinitionSet(definition, reading.diagnostics());
    }

    private static long errors(Reading reading) {
        return reading.diagnostics().stream().filter(Diagnostic::isError).count();
    }

    private static DefinitionSet of(YamlDocument document, Kind ifSingle, Acceptance acceptance, Dialect dialect) {
        Findings findings = new Findings(document.source());
        document.findings().forEach(findings::add);
        List<Definition> definitions = new ArrayList<>();
        if (document.root().isPresent()) {
            new DefinitionFiles(acceptance, dialect, definitions, findings)
                    .readRoot(document.root().get(), ifSingle);
        } else if (document.findings().isEmpty()) {
            findings.add(
                    DefinitionRule.W_EMPTY,
                    Span.NONE,
                    "the file holds no definition",
                    "a file begins with 'traits:' and a list, or with one definition");
        }
        DefinitionSet all = new DefinitionSet(List.of(), findings.all());
        for (Definition definition : definitions) {
            all = all.and(new DefinitionSet(List.of(definition), List.of()));
        }
        return all;
    }

    private void readRoot(Yaml root, Kind ifSingle) {
        if (root instanceof Yaml.Sequence) {
            findings.add(
                    YamlRule.VALUE,
                    new Span(root.span().start(), root.span().start()),
                    "a list stands here without a name",
                    "put 'traits:' or 'audiences:' above it");
            return;
        }
        Fields.of(root, "a definition file", findings).ifPresent(fields -> {
            if (Vocabulary.LISTS.stream().noneMatch(name -> isNamed(fields, name)) && !isMisnamedList(fields)) {
                new DefinitionReader(findings, ifSingle, acceptance, dialect)
                        .read(root)
                        .ifPresent(definitions::add);
                return;
            }
            fields.refuseOthersThan(Vocabulary.LISTS);
            for (Yaml.Field field : fields.all()) {
                if (Vocabulary.LISTS.contains(field.name().text())) {
                    readList(field);
                }
            }
        });
    }

    private static boolean isNamed(Fields fields, String name) {
        return fields.all().stream().anyMatch(field -> field.name().text().equals(name));
    }

    /** Whether a list of definitions is all there is, under another name: {@code trait:}, {@code Traits:}. */
    private static boolean isMisnamedList(Fields fields) {
        return !fields.all().isEmpty()
                && fields.all().stream()
                        .allMatch(field -> field.value() instanceof Yaml.Sequence list
                                && list.elements().stream().anyMatch(Yaml.Mapping.class::isInstance));
    }

    private void readList(Yaml.Field list) {
        String name = list.name().text();
        DefinitionReader reader = new DefinitionReader(
                findings, name.equals(Vocabulary.TRAITS) ? Kind.TRAIT : Kind.AUDIENCE, acceptance, dialect);
        if (list.value() instanceof Yaml.Sequence sequence) {
            sequence.elements().forEach(element -> reader.read(element).ifPresent(definitions::add));
        } else if (!(list.value() instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Scalar.Type.EMPTY)) {
            findings.add(
                    YamlRule.VALUE,
                    list.name().span(),
                    "'" + name + "' is a list of definitions, this is "
                            + list.value().kindName(),
                    "begin each definition with '- '");
        }
    }

    /** The definition files of a space, in the order in which they are read. */
    public static List<Path> filesOf(Path space) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : Vocabulary.LISTS) {
            if (Files.isDirectory(space.resolve(name))) {
                files.addAll(yamlFiles(space.resolve(name)));
            }
        }
        return files;
    }

    /** The YAML files that lie in the folder itself, by name. */
    public static List<Path> yamlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isYaml(file.getFileName().toString()))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    private static boolean isYaml(String name) {
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}
