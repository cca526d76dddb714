package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.storage.yaml.Comment;
import dev.foretrait.storage.yaml.EmbeddedText;
import dev.foretrait.storage.yaml.Trivia;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlDocument;
import dev.foretrait.storage.yaml.YamlText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A definition file in which one definition computes something else, by the fewest edits of its text.
 *
 * <p>Laws: read again, the definition has the query, all others are as they were, and every comment is there. A file for
 * which no such edits are found is left alone.
 */
public final class MendedFile {

    private final Source source;
    private final Kind ifSingle;
    private final Dialect dialect;

    private MendedFile(Source source, Kind ifSingle, Dialect dialect) {
        this.source = source;
        this.ifSingle = ifSingle;
        this.dialect = dialect;
    }

    /**
     * The text of the file after the edits; empty if there are none that keep the laws.
     *
     * @param ifSingle what a definition is that stands in the file alone
     * @param key which definition
     * @param wanted the query that it is to have
     */
    public static Optional<String> of(Source source, Kind ifSingle, Dialect dialect, String key, Query wanted) {
        return new MendedFile(source, ifSingle, dialect).mended(key, wanted);
    }

    /**
     * The text of the file without a stretch that says nothing; empty if something would go with it: what a definition
     * computes, or a comment.
     */
    public static Optional<String> without(Source source, Kind ifSingle, Dialect dialect, Fix deletion) {
        MendedFile file = new MendedFile(source, ifSingle, dialect);
        String text = deletion.applyTo(source.text());
        return Optional.of(text).filter(changed -> file.keepsLaws(changed, file.definitions(source.text())));
    }

    private Optional<String> mended(String key, Query wanted) {
        List<Definition> before = definitions(source.text());
        Optional<Definition> definition =
                before.stream().filter(each -> each.key().equals(key)).findFirst();
        Optional<Yaml> root = YamlDocument.parse(source).root();
        if (definition.isEmpty() || root.isEmpty()) {
            return Optional.empty();
        }
        Optional<Place> place = place(root.get(), definition.get().span(), false);
        return place.flatMap(found -> edits(found, definition.get(), wanted))
                .map(edits -> applied(source.text(), edits))
                .filter(text -> keepsLaws(text, before, key, wanted));
    }

    /** The fields of a definition, and whether they stand between brackets or braces. */
    private record Place(Yaml.Mapping fields, boolean inFlow) {}

    private Optional<Place> place(Yaml within, Span key, boolean inFlow) {
        boolean flow = inFlow || "{[".indexOf(source.text().charAt(within.span().start())) >= 0;
        if (within instanceof Yaml.Sequence sequence) {
            return sequence.elements().stream()
                    .filter(element -> element.span().covers(key))
                    .findFirst()
                    .flatMap(element -> place(element, key, flow));
        }
        if (!(within instanceof Yaml.Mapping mapping)) {
            return Optional.empty();
        }
        Optional<Yaml> list = Vocabulary.LISTS.stream()
                .flatMap(name -> mapping.get(name).stream())
                .filter(value -> value.span().covers(key))
                .findFirst();
        return list.isPresent() ? place(list.get(), key, flow) : Optional.of(new Place(mapping, flow));
    }

    private Optional<List<Fix>> edits(Place place, Definition definition, Query wanted) {
        if (definition.origin() == Origin.QUERY) {
            return place.fields()
                    .get(Vocabulary.QUERY)
                    .filter(Yaml.Scalar.class::isInstance)
                    .flatMap(scalar -> inQuery((Yaml.Scalar) scalar, definition, wanted));
        }
        Optional<BuilderForm> form = BuilderForm.of(definition.query());
        return BuilderForm.of(wanted)
                .flatMap(to -> form.map(from -> FormEdits.of(source.text(), place.fields(), place.inFlow(), from, to)));
    }

    private Optional<List<Fix>> inQuery(Yaml.Scalar scalar, Definition definition, Query wanted) {
        Source text = new Source(source.name(), scalar.text());
        Optional<Query> written = QueryReader.read(
                        text, definition.kind(), definition.level(), Acceptance.STRICT, dialect)
                .query();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        List<Fix> inText = QueryEdits.of(written.get(), wanted, Printer.of(dialect.semantics()));
        EmbeddedText embedded = new EmbeddedText(scalar, source);
        List<Fix> inFile =
                inText.stream().flatMap(fix -> embedded.inFile(fix).stream()).toList();
        return Optional.of(
                inFile.size() == inText.size()
                        ? inFile
                        : List.of(new Fix(
                                withoutEnd(scalar.span()),
                                YamlText.of(applied(scalar.text(), inText).strip(), true))));
    }

    /** The stretch without the line breaks that a block of lines ends with. */
    private Span withoutEnd(Span span) {
        int length = span.in(source.text()).stripTrailing().length();
        return new Span(span.start(), span.start() + length);
    }

    private static String applied(String text, List<Fix> edits) {
        String edited = text;
        List<Fix> lastFirst = edits.stream()
                .sorted(Comparator.comparingInt((Fix fix) -> fix.span().start()).reversed())
                .toList();
        for (Fix fix : lastFirst) {
            edited = fix.applyTo(edited);
        }
        return edited;
    }

    private boolean keepsLaws(String text, List<Definition> before) {
        return keepsLaws(text, before, Definition::query);
    }

    private boolean keepsLaws(String text, List<Definition> before, String key, Query wanted) {
        return keepsLaws(text, before, was -> was.key().equals(key) ? wanted : was.query());
    }

    private boolean keepsLaws(String text, List<Definition> before, Function<Definition, Query> wanted) {
        List<Definition> after = definitions(text);
        boolean same = after.size() == before.size();
        for (int at = 0; same && at < after.size(); at++) {
            Definition was = before.get(at);
            Definition is = after.get(at);
            same = is.key().equals(was.key())
                    && is.level() == was.level()
                    && is.includeAnonymous() == was.includeAnonymous()
                    && is.enabled() == was.enabled()
                    && is.query().equals(wanted.apply(was));
        }
        return same && comments(text).equals(comments(source.text()));
    }

    private List<Definition> definitions(String text) {
        return DefinitionFiles.inText(new Source(source.name(), text), ifSingle, dialect)
                .definitions();
    }

    private List<String> comments(String text) {
        return Trivia.in(new Source(source.name(), text)).comments().stream()
                .map(Comment::text)
                .toList();
    }
}
