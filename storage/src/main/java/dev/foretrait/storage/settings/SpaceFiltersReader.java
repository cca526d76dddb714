package dev.foretrait.storage.settings;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.fql.FqlRule;
import dev.foretrait.engine.fql.SpaceFilter;
import dev.foretrait.engine.fql.SpaceFilters;
import dev.foretrait.engine.fql.Statement;
import dev.foretrait.engine.fql.StatementReader;
import dev.foretrait.engine.fql.StatementReading;
import dev.foretrait.engine.semantics.FilterValues;
import dev.foretrait.engine.semantics.InvalidFilters;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.storage.yaml.EmbeddedText;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the filters that keep messages out of a space: {@code space_filters: [{ name: tests, if: "contains(userId,
 * 'test')", enabled: true }]}. A statement by itself stands for a filter without a name.
 */
final class SpaceFiltersReader {

    private static final String NAME = "name";
    private static final String IF = "if";
    private static final String ENABLED = "enabled";
    private static final List<String> FIELDS = List.of(NAME, IF, ENABLED);

    private final Findings findings;
    private final InvalidFilters invalid;
    private final FilterValues values;

    SpaceFiltersReader(Findings findings, Semantics semantics) {
        this.findings = findings;
        this.invalid = semantics.of(InvalidFilters.class);
        this.values = semantics.of(FilterValues.class);
    }

    SpaceFilters read(List<Yaml> written, Limits limits) {
        long most = limits.of(Limit.SPACE_FILTERS).orElse(Long.MAX_VALUE);
        if (written.size() > most) {
            findings.add(
                    SettingsRule.E_LIMIT,
                    written.get((int) most).span(),
                    "this is filter " + (most + 1) + " of a space, and " + most + " are the most ("
                            + Limit.SPACE_FILTERS.id() + ")",
                    "join two of them by or");
        }
        List<SpaceFilter> filters = new ArrayList<>();
        for (Yaml filter : written) {
            filter(filter).ifPresent(filters::add);
        }
        return new SpaceFilters(filters);
    }

    private Optional<SpaceFilter> filter(Yaml written) {
        if (isTag(written)) {
            reportTag(written);
            return Optional.empty();
        }
        if (written instanceof Yaml.Scalar scalar) {
            return statement(scalar).map(statement -> new SpaceFilter(called(statement, scalar), statement, true));
        }
        return Fields.of(written, "a space filter", findings).flatMap(this::filter);
    }

    private Optional<SpaceFilter> filter(Fields fields) {
        fields.refuseOthersThan(FIELDS);
        Optional<Yaml> tagged = fields.all().stream()
                .filter(field -> field.name().text().equals(IF))
                .map(Yaml.Field::value)
                .filter(this::isTag)
                .findFirst();
        if (tagged.isPresent()) {
            reportTag(tagged.get());
            return Optional.empty();
        }
        Optional<Yaml.Scalar> text =
                fields.neededText(IF, "a space filter has an 'if', the statement that drops a message");
        Optional<String> name = fields.text(NAME).map(Yaml.Scalar::text);
        boolean enabled = fields.flag(ENABLED).orElse(true);
        return text.flatMap(this::statement)
                .map(statement ->
                        new SpaceFilter(name.orElseGet(() -> called(statement, text.get())), statement, enabled));
    }

    /** What a filter without a name is called: its statement, or the text that is none. */
    private static String called(Statement statement, Yaml.Scalar written) {
        return statement == Statement.TRUE ? written.text() : statement.toString();
    }

    /** Whether a '!' that was meant for the statement was taken by YAML, with what follows it. */
    private boolean isTag(Yaml value) {
        return findings.source().text().startsWith("!", value.span().start());
    }

    private void reportTag(Yaml value) {
        findings.add(
                FqlRule.E_FQL,
                value.span(),
                "'!' begins a tag in YAML, not a statement",
                "put the statement in double quotes");
    }

    private Optional<Statement> statement(Yaml.Scalar scalar) {
        StatementReading reading =
                StatementReader.read(new Source(findings.source().name(), scalar.text()), values);
        EmbeddedText embedded = new EmbeddedText(scalar, findings.source());
        reading.findings().forEach(finding -> findings.add(embedded.inFile(tolerated(finding))));
        boolean dropsAll = reading.statement().isEmpty() && invalid == InvalidFilters.DROP_EVERYTHING;
        return dropsAll ? Optional.of(Statement.TRUE) : reading.statement();
    }

    /** An error as the warning that it is where the space says what an invalid filter does (U-40). */
    private Diagnostic tolerated(Diagnostic finding) {
        if (!finding.isError() || invalid == InvalidFilters.REFUSED) {
            return finding;
        }
        String does = invalid == InvalidFilters.DROP_NOTHING ? "nothing" : "everything";
        return new Diagnostic(
                FqlRule.W_INVALID_FQL,
                finding.source(),
                finding.span(),
                finding.message() + ", so this filter drops " + does,
                finding.hint(),
                finding.related(),
                finding.fix());
    }
}
