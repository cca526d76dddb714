package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderCondition;
import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.definition.BuilderType;
import dev.foretrait.engine.definition.BuilderType.Option;
import dev.foretrait.engine.definition.BuilderWindow;
import dev.foretrait.engine.definition.ValueType;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.QueryRule;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the builder form of a trait: type, event, property, conditions, options. */
final class BuilderReader {

    /** A type with a sample behind it, as the recipe pages print it: {@code Number(100)}. */
    private static final Pattern WITH_SAMPLE = Pattern.compile("(\\w+)\\s*\\(.*\\)");

    /** What can be reduced; a trait only by accounts (U-24). */
    private static final List<Operand.Scope> ITEMS =
            List.of(Operand.Scope.PROPERTY, Operand.Scope.CONTEXT, Operand.Scope.TRAIT);

    private final Findings findings;
    private final Level level;

    BuilderReader(Findings findings, Level level) {
        this.findings = findings;
        this.level = level;
    }

    /** The form, unless something in it is refused. */
    Optional<BuilderForm> read(Fields fields) {
        long before = findings.errors();
        Optional<BuilderType> type = type(fields);
        Optional<Yaml.Scalar> event =
                fields.neededText(Vocabulary.EVENT, "a definition of a type names the 'event' that it counts");
        List<BuilderCondition> conditions = conditions(fields);
        Optional<BuilderWindow> window = window(fields);
        List<String> sources = fields.texts(Vocabulary.EXCLUDE_SOURCES).stream()
                .map(Yaml.Scalar::text)
                .toList();
        Optional<Operand.Field> item = type.flatMap(some -> item(fields, some));
        long frequency = type.map(some -> frequency(fields, some)).orElse(0L);
        ValueType valueType = type.map(some -> valueType(fields, some)).orElse(ValueType.TEXT);
        if (findings.errors() > before) {
            return Optional.empty();
        }
        return Optional.of(new BuilderForm(
                type.orElseThrow(),
                event.orElseThrow().text(),
                item,
                conditions,
                frequency,
                valueType,
                window,
                sources));
    }

    private Optional<BuilderType> type(Fields fields) {
        Optional<Yaml.Scalar> written =
                fields.neededText(Vocabulary.TYPE, "this definition needs a 'type', such as event_counter");
        Optional<BuilderType> type = written.flatMap(name -> BuilderType.named(name.text()));
        if (written.isPresent() && type.isEmpty()) {
            Yaml.Scalar name = written.get();
            findings.addUnknown(
                    DefinitionRule.E_BUILDER_TYPE,
                    name.span(),
                    "there is no type '" + name.text() + "'",
                    name.text(),
                    Vocabulary.TYPES);
        }
        return type;
    }

    private Optional<Operand.Field> item(Fields fields, BuilderType type) {
        if (!type.takes(Option.PROPERTY)) {
            for (Operand.Scope scope : ITEMS) {
                ignore(
                        DefinitionRule.W_OPTION,
                        fields,
                        scope.keyword(),
                        type,
                        "the events are counted, whatever they hold; remove it, or ask for it with the"
                                + " condition 'exists'");
            }
            return Optional.empty();
        }
        Optional<Yaml.Field> trait = fields.field(Operand.Scope.TRAIT.keyword());
        if (trait.isPresent() && level != Level.ACCOUNTS) {
            findings.add(
                    QueryRule.E_REDUCER_TRAIT,
                    trait.get().name().span(),
                    "only a trait of accounts can reduce a trait of its users",
                    "add 'level: accounts', or name a 'property' of the event");
        }
        return new FieldPaths(findings)
                .needed(fields, ITEMS, "'" + type.keyword() + "' names the 'property' whose values it takes");
    }

    private List<BuilderCondition> conditions(Fields fields) {
        Conditions reader = new Conditions(findings);
        List<BuilderCondition> conditions = new ArrayList<>();
        for (Yaml condition : fields.list(Vocabulary.CONDITIONS)) {
            reader.read(condition).ifPresent(conditions::add);
        }
        return conditions;
    }

    private Optional<BuilderWindow> window(Fields fields) {
        Lengths lengths = new Lengths(findings);
        if (fields.has(Vocabulary.WINDOW) && fields.has(Vocabulary.SESSION)) {
            findings.add(
                    QueryRule.E_WINDOW_MIX,
                    fields.field(Vocabulary.SESSION).orElseThrow().name().span(),
                    "a definition has a 'window' or a 'session', not both");
        }
        return fields.has(Vocabulary.SESSION)
                ? fields.text(Vocabulary.SESSION).flatMap(lengths::session)
                : fields.text(Vocabulary.WINDOW).flatMap(lengths::window);
    }

    private long frequency(Fields fields, BuilderType type) {
        if (!type.takes(Option.MINIMUM_FREQUENCY)) {
            ignore(
                    DefinitionRule.I_OPTION,
                    fields,
                    Vocabulary.MINIMUM_FREQUENCY,
                    type,
                    "only most_frequent has a minimum frequency; remove it");
            return 0;
        }
        return fields.number(Vocabulary.MINIMUM_FREQUENCY, 1).orElse(Limit.MINIMUM_FREQUENCY.value());
    }

    private ValueType valueType(Fields fields, BuilderType type) {
        if (!type.takes(Option.VALUE_TYPE)) {
            ignore(
                    DefinitionRule.I_OPTION,
                    fields,
                    Vocabulary.VALUE_TYPE,
                    type,
                    "only most_frequent has a value type; remove it");
            return ValueType.TEXT;
        }
        Optional<Yaml.Scalar> written = fields.text(Vocabulary.VALUE_TYPE);
        return written.flatMap(this::valueType).orElse(ValueType.TEXT);
    }

    private Optional<ValueType> valueType(Yaml.Scalar written) {
        Matcher sample = WITH_SAMPLE.matcher(written.text());
        if (sample.matches() && ValueType.named(sample.group(1)).isPresent()) {
            ValueType meant = ValueType.named(sample.group(1)).get();
            findings.add(
                    DefinitionRule.I_OPTION,
                    written.span(),
                    "'" + written.text() + "' is a type with a sample value; the sample has no meaning",
                    "write " + meant.keyword());
            return Optional.of(meant);
        }
        Optional<ValueType> type = ValueType.named(written.text());
        if (type.isEmpty()) {
            findings.addUnknown(
                    DefinitionRule.W_OPTION,
                    written.span(),
                    "there is no value type '" + written.text()
                            + "': values are compared as text, and --fix does not guess which was meant",
                    written.text(),
                    Vocabulary.VALUE_TYPES);
        }
        return type;
    }

    private void ignore(DefinitionRule rule, Fields fields, String name, BuilderType type, String hint) {
        fields.field(name).ifPresent(field -> {
            Diagnostic finding = new Diagnostic(
                            rule,
                            findings.source(),
                            field.name().span(),
                            "'" + name + "' has no effect on the type " + type.keyword())
                    .withHint(hint);
            findings.add(fields.lines(field)
                    .map(lines -> finding.withFix(Fix.deletion(lines)))
                    .orElse(finding));
        });
    }
}
