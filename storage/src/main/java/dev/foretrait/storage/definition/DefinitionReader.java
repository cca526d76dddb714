package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Keys;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Grade;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.LatinScript;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.query.QueryRule;
import dev.foretrait.engine.query.Reading;
import dev.foretrait.engine.semantics.KeySpelling;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.SeverityField;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlRule;
import java.util.List;
import java.util.Optional;

/** Reads one definition: the fields of both forms here, those of one form where that is read. */
final class DefinitionReader {

    private final Findings findings;
    private final Kind kind;
    private final Acceptance acceptance;
    private final Dialect dialect;

    DefinitionReader(Findings findings, Kind kind, Acceptance acceptance, Dialect dialect) {
        this.findings = findings;
        this.kind = kind;
        this.acceptance = acceptance;
        this.dialect = dialect;
    }

    /** The definition, unless something in it is refused. */
    Optional<Definition> read(Yaml written) {
        long before = findings.errors();
        Optional<Fields> fields = Fields.of(written, "a definition", findings);
        Optional<Definition> definition = fields.flatMap(this::definition);
        return findings.errors() > before || findings.anyErrorIn(written.span()) ? Optional.empty() : definition;
    }

    private Optional<Definition> definition(Fields fields) {
        fields.refuseOthersThan(Vocabulary.ALL);
        Optional<Yaml.Scalar> key = fields.text(Vocabulary.KEY);
        Optional<Yaml.Scalar> name = key.isPresent()
                ? fields.text(Vocabulary.NAME)
                : fields.neededText(Vocabulary.NAME, "a definition has a 'name' or a 'key'");
        Level level = level(fields);
        Optional<Query> query = query(fields, level);
        Optional<Yaml.Scalar> called = key.or(() -> name);
        Optional<String> keyText =
                key.<Optional<String>>map(this::checkedKey).orElseGet(() -> name.flatMap(this::predictedKey));
        Optional<Yaml.Scalar> description = fields.text(Vocabulary.DESCRIPTION);
        name.ifPresent(this::warnOfScript);
        warnOfLength(key, Limit.KEY_LENGTH);
        warnOfLength(name, Limit.NAME_LENGTH);
        warnOfLength(description, Limit.DESCRIPTION_LENGTH);
        warnOfLength(
                fields.value(Vocabulary.QUERY)
                        .filter(Yaml.Scalar.class::isInstance)
                        .map(Yaml.Scalar.class::cast),
                Limit.QUERY_LENGTH);
        List<String> tags =
                fields.texts(Vocabulary.TAGS).stream().map(Yaml.Scalar::text).toList();
        boolean includeAnonymous = fields.flag(Vocabulary.INCLUDE_ANONYMOUS).orElse(false);
        boolean enabled = fields.flag(Vocabulary.ENABLED).orElse(true);
        Severities severities = severities(fields);
        if (keyText.isEmpty() || query.isEmpty()) {
            return Optional.empty();
        }
        Span span = called.orElseThrow().span();
        return Optional.of(new Definition(
                keyText.get(),
                name.map(Yaml.Scalar::text).orElse(keyText.get()),
                kind,
                level,
                query.get(),
                includeAnonymous,
                enabled,
                tags,
                description.map(text -> text.text().strip()).orElse(""),
                findings.source(),
                span,
                fields.has(Vocabulary.QUERY) ? Origin.QUERY : Origin.BUILDER,
                severities));
    }

    /** What the definition says of findings about it: {@code lint: { W-NO-MEMBERS: off }}. */
    private Severities severities(Fields fields) {
        Severities severities = Severities.USUAL;
        List<Yaml.Field> rules = fields.value(Vocabulary.LINT)
                .flatMap(written -> Fields.of(written, "'lint'", findings))
                .map(Fields::all)
                .orElse(List.of());
        for (Yaml.Field rule : rules) {
            Optional<Grade> grade = SeverityField.read(rule.value(), YamlRule.VALUE, findings);
            if (grade.isPresent()) {
                severities = severities.with(rule.name().text(), grade.get());
            }
        }
        return severities;
    }

    private Level level(Fields fields) {
        List<Level> levels = kind == Kind.AUDIENCE ? List.of(Level.values()) : List.of(Level.USERS, Level.ACCOUNTS);
        Optional<Yaml.Scalar> written = fields.text(Vocabulary.LEVEL);
        Optional<Level> level = written.flatMap(word -> levels.stream()
                .filter(some -> Vocabulary.word(some).equals(word.text()))
                .findFirst());
        if (written.isPresent() && level.isEmpty()) {
            Yaml.Scalar word = written.get();
            String message = Vocabulary.word(Level.LINKED).equals(word.text())
                    ? "only audiences can be linked"
                    : "there is no level '" + word.text() + "'";
            findings.addUnknown(
                    DefinitionRule.E_DEFINITION,
                    word.span(),
                    message,
                    word.text(),
                    levels.stream().map(Vocabulary::word).toList());
        }
        return level.orElse(Level.USERS);
    }

    private Optional<Query> query(Fields fields, Level level) {
        if (fields.has(Vocabulary.QUERY)) {
            Vocabulary.BUILDER.stream()
                    .flatMap(name -> fields.field(name).stream())
                    .forEach(field -> findings.add(
                            DefinitionRule.E_DEFINITION,
                            field.name().span(),
                            "'" + field.name().text() + "' and 'query' do not go together",
                            "a definition is written as a type or as a query: keep one"));
            return fields.text(Vocabulary.QUERY)
                    .flatMap(scalar -> new QueryScalar(scalar, findings).read(kind, level, acceptance, dialect));
        }
        if (kind == Kind.AUDIENCE) {
            fields.missing(Vocabulary.QUERY, "an audience has a 'query'");
            return Optional.empty();
        }
        if (Vocabulary.BUILDER.stream().noneMatch(fields::has)) {
            fields.missing(Vocabulary.TYPE, "a definition has a 'type', such as event_counter, or a 'query'");
            return Optional.empty();
        }
        return new BuilderReader(findings, level).read(fields).flatMap(form -> checked(form, fields, level));
    }

    /** A form is checked as the query it stands for, so that both spellings keep to the same rules. */
    private Optional<Query> checked(BuilderForm form, Fields fields, Level level) {
        FormPlaces places = new FormPlaces(form, fields, Printer.of(dialect.semantics()));
        Source text = new Source(findings.source().name(), places.query());
        Reading reading = QueryReader.read(text, kind, level, acceptance, dialect);
        for (Diagnostic diagnostic : reading.diagnostics()) {
            findings.add(new Diagnostic(
                    diagnostic.rule(),
                    findings.source(),
                    places.inFile(diagnostic.span()),
                    diagnostic.message(),
                    diagnostic.hint(),
                    diagnostic.related().map(places::inFile),
                    Optional.empty()));
        }
        return reading.query().map(new Relocation(places::inFile)::moved);
    }

    private Optional<String> checkedKey(Yaml.Scalar key) {
        if (!Keys.isKey(key.text())) {
            String message = "'" + key.text() + "' cannot be a key: lower-case letters, digits and underscores";
            Optional<String> predicted = predicted(key.text());
            if (predicted.isPresent()) {
                findings.addUnknown(
                        DefinitionRule.E_KEY, key.span(), message, predicted.get(), List.of(predicted.get()));
            } else {
                findings.add(DefinitionRule.E_KEY, key.span(), message);
            }
            return Optional.empty();
        }
        return unreserved(key, key.text(), "choose another key");
    }

    private Optional<String> predictedKey(Yaml.Scalar name) {
        Optional<String> key = predicted(name.text());
        if (key.isEmpty()) {
            findings.add(
                    DefinitionRule.E_KEY,
                    name.span(),
                    "no key can be made of the name '" + name.text() + "'",
                    "a name has a letter a-z or a digit in it; or add a 'key'");
        }
        return key.flatMap(some -> unreserved(name, some, "choose another name"));
    }

    private Optional<String> predicted(String name) {
        return Keys.predicted(name, dialect.semantics().of(KeySpelling.class));
    }

    private Optional<String> unreserved(Yaml.Scalar place, String key, String hint) {
        if (!Keys.isReserved(key)) {
            return Optional.of(key);
        }
        findings.add(
                DefinitionRule.E_KEY_COLLISION,
                place.span(),
                "the key '" + key + "' is one of Segment's own traits",
                hint);
        return Optional.empty();
    }

    private void warnOfScript(Yaml.Scalar name) {
        LatinScript.firstOutside(name.text())
                .ifPresent(character -> findings.add(
                        QueryRule.W_CHARSET,
                        name.span(),
                        "'" + character + "' is outside Latin script, and Segment's builders refuse such a name",
                        "it can be sent through the API"));
    }

    private void warnOfLength(Optional<Yaml.Scalar> text, Limit limit) {
        long most = dialect.limits().of(limit).orElse(Long.MAX_VALUE);
        text.filter(some -> some.text().codePointCount(0, some.text().length()) > most)
                .ifPresent(some -> findings.add(
                        DefinitionRule.W_LENGTH,
                        some.span(),
                        "this has " + some.text().codePointCount(0, some.text().length()) + " characters; more than "
                                + most + " may be refused (" + limit.id() + ")"));
    }
}
