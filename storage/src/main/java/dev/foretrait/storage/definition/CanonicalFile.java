package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.storage.definition.FileParts.Block;
import dev.foretrait.storage.definition.FileParts.Entry;
import dev.foretrait.storage.yaml.Comment;
import dev.foretrait.storage.yaml.Trivia;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A definition file in canonical form: fields in one order, queries as Segment prints them, quotes only where they are
 * needed. Comments stay with what they are about, and blank lines between definitions stay.
 *
 * <p>Laws: the definitions are those of the file; every comment is there; the canonical form of a canonical form is itself.
 * The first two are checked for every file, and a file that does not keep them is refused. Lines end as the first line of
 * the file does.
 *
 * @param text the canonical form; empty if the file is refused
 * @param findings the errors that it is refused for, or what was mended in queries that were read LENIENT
 * @param kept the keys of definitions that have no other spelling, where another was asked for
 */
public record CanonicalFile(Optional<String> text, List<Diagnostic> findings, List<String> kept) {

    public CanonicalFile {
        findings = List.copyOf(findings);
        kept = List.copyOf(kept);
    }

    /** The canonical form of a file, each definition in the spelling it has. */
    public static CanonicalFile of(Source source, Kind ifSingle, Dialect dialect) {
        return of(source, ifSingle, Acceptance.STRICT, dialect, Optional.empty());
    }

    /**
     * The canonical form of a file.
     *
     * @param acceptance how loosely its queries may be written; the canonical form is STRICT in any case
     * @param spelling the spelling that every definition is to have, where it has one; empty for that which it has
     */
    public static CanonicalFile of(
            Source source, Kind ifSingle, Acceptance acceptance, Dialect dialect, Optional<Origin> spelling) {
        DefinitionSet read = DefinitionFiles.inText(source, ifSingle, acceptance, dialect);
        if (read.hasErrors()) {
            return refused(read.findings().stream().filter(Diagnostic::isError).toList());
        }
        Optional<Yaml> root = YamlDocument.parse(source).root();
        if (root.isEmpty()) {
            return new CanonicalFile(Optional.of(source.text()), List.of(), List.of());
        }
        try {
            return written(source, ifSingle, dialect, spelling, read, (Yaml.Mapping) root.get());
        } catch (YamlEngineException unreadableComments) {
            return refused(source, "a comment stands where it cannot be told what it is about");
        }
    }

    private static CanonicalFile written(
            Source source,
            Kind ifSingle,
            Dialect dialect,
            Optional<Origin> spelling,
            DefinitionSet read,
            Yaml.Mapping root) {
        Trivia trivia = Trivia.in(source);
        if (trivia.hasAliases()) {
            return refused(source, "the file repeats values by '*', which would have to be written out");
        }
        Printer printer = Printer.of(dialect.semantics());
        List<String> kept = new ArrayList<>();
        String text = CanonicalText.of(FileParts.of(source.text(), root, trivia.comments()), block -> {
            Definition definition = definitionOf(block, read.definitions());
            Optional<List<Yaml.Field>> other = spelling.filter(wanted -> wanted != definition.origin())
                    .flatMap(wanted -> respelled(definition, wanted, printer));
            if (spelling.isPresent() && other.isEmpty() && definition.origin() != spelling.get()) {
                kept.add(definition.key());
            }
            return other.map(fields -> exchanged(block, fields))
                    .orElseGet(() -> withCanonicalQuery(block, definition, printer));
        });
        String ended = endsLinesByTwo(source.text()) ? text.replace("\n", "\r\n") : text;
        Source result = new Source(source.name(), ended);
        DefinitionSet again = DefinitionFiles.inText(result, ifSingle, dialect);
        boolean same = meanings(again).equals(meanings(read))
                && texts(Trivia.in(result)).equals(texts(trivia));
        return same
                ? new CanonicalFile(Optional.of(ended), mended(read, again), kept)
                : refused(source, "the file cannot be rewritten without changing what it says");
    }

    /** What was to say of the file and no longer is. */
    private static List<Diagnostic> mended(DefinitionSet before, DefinitionSet after) {
        List<Rule> left = after.findings().stream().map(Diagnostic::rule).toList();
        return before.findings().stream()
                .filter(finding -> !left.contains(finding.rule()))
                .toList();
    }

    private static Definition definitionOf(Block block, List<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> block.value().span().covers(definition.span()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Entry> withCanonicalQuery(Block block, Definition definition, Printer printer) {
        return block.entries().stream()
                .map(entry -> entry.name().equals(Vocabulary.QUERY)
                        ? new Entry(entry.part(), entry.name(), query(definition, printer), List.of())
                        : entry)
                .toList();
    }

    /** The fields that say exactly the same in the other spelling. */
    private static Optional<List<Yaml.Field>> respelled(Definition definition, Origin spelling, Printer printer) {
        return switch (spelling) {
            case QUERY -> Optional.of(List.of(FormFields.field(Vocabulary.QUERY, query(definition, printer))));
            case BUILDER ->
                BuilderForm.of(definition.query())
                        .filter(form -> form.toQuery().equals(definition.query()))
                        .map(FormFields::of);
        };
    }

    /** The new fields in the place of those of the old spelling, whose comments go to the first of them. */
    private static List<Entry> exchanged(Block block, List<Yaml.Field> fields) {
        List<Entry> changed = new ArrayList<>();
        List<Comment> loose = new ArrayList<>();
        for (Entry entry : block.entries()) {
            if (Vocabulary.COMMON.contains(entry.name())) {
                changed.add(entry);
            } else {
                loose.addAll(entry.comments());
            }
        }
        for (Yaml.Field field : fields) {
            changed.add(Entry.withComments(field, loose));
            loose.clear();
        }
        return changed;
    }

    private static Yaml.Scalar query(Definition definition, Printer printer) {
        return new Yaml.Scalar(
                printer.text(definition.query()), Yaml.Scalar.Type.TEXT, Yaml.Scalar.Style.PLAIN, Span.NONE);
    }

    private static boolean endsLinesByTwo(String text) {
        int lineFeed = text.indexOf('\n');
        return lineFeed > 0 && text.charAt(lineFeed - 1) == '\r';
    }

    private static List<List<Object>> meanings(DefinitionSet set) {
        return set.definitions().stream()
                .map(definition -> List.<Object>of(
                        definition.key(),
                        definition.name(),
                        definition.kind(),
                        definition.level(),
                        definition.query(),
                        definition.includeAnonymous(),
                        definition.enabled(),
                        definition.tags(),
                        definition.description()))
                .toList();
    }

    private static List<String> texts(Trivia trivia) {
        return trivia.comments().stream().map(Comment::text).sorted().toList();
    }

    private static CanonicalFile refused(Source source, String message) {
        return refused(List.of(new Diagnostic(DefinitionRule.E_FORMAT, source, Span.NONE, message)
                .withHint("leave it as it is, or make it simpler")));
    }

    private static CanonicalFile refused(List<Diagnostic> findings) {
        return new CanonicalFile(Optional.empty(), findings, List.of());
    }
}
