package dev.foretrait.storage.settings;

import dev.foretrait.engine.definition.Keys;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.fql.SpaceFilters;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.semantics.KeySpelling;
import dev.foretrait.engine.semantics.Kilobyte;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Plan;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlDocument;
import dev.foretrait.storage.yaml.YamlRule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads {@code foretrait.yaml}. What does not fit is a finding with its place. */
public final class SettingsFile {

    private static final String NAME = "name";
    private static final String SLUG = "slug";
    private static final String ENVIRONMENT = "environment";
    private static final String AS_OF = "as_of";
    private static final String EXPORTS = "exports";
    private static final String IDENTIFIERS = "identifiers";
    private static final String SPACE_FILTERS = "space_filters";
    private static final String PLAN = "plan";
    private static final String CHOICES = "choices";
    private static final String LIMITS = "limits";
    private static final String LINT = "lint";
    private static final String MEMORY = "memory";
    private static final String DATA_GRAPH = "data_graph";

    private static final List<String> FIELDS = List.of(
            NAME,
            SLUG,
            ENVIRONMENT,
            AS_OF,
            EXPORTS,
            IDENTIFIERS,
            SPACE_FILTERS,
            PLAN,
            CHOICES,
            LIMITS,
            LINT,
            MEMORY,
            DATA_GRAPH);

    private final Findings findings;

    private SettingsFile(Findings findings) {
        this.findings = findings;
    }

    /** The settings of the space in the folder. */
    public static SettingsReading inSpace(Path folder) {
        return of(YamlDocument.read(folder.resolve(SpaceFolder.SETTINGS), SpaceFolder.SETTINGS));
    }

    /** The settings in a text. */
    public static SettingsReading inText(Source source) {
        return of(YamlDocument.parse(source));
    }

    private static SettingsReading of(YamlDocument document) {
        Findings findings = new Findings(document.source());
        document.findings().forEach(findings::add);
        Optional<SpaceSettings> settings = Optional.empty();
        if (document.root().isPresent()) {
            settings = Fields.of(document.root().get(), "a settings file", findings)
                    .flatMap(new SettingsFile(findings)::settings);
        } else if (findings.errors() == 0) {
            findings.add(YamlRule.MISSING, Span.NONE, "the file is empty; a space has a 'name'");
        }
        return new SettingsReading(findings.errors() == 0 ? settings : Optional.empty(), findings.all());
    }

    private Optional<SpaceSettings> settings(Fields fields) {
        fields.refuseOthersThan(FIELDS);
        Optional<Yaml.Scalar> name = fields.neededText(NAME, "a space has a 'name'");
        Optional<String> slug = slug(fields, name);
        Optional<Plan> plan = fields.text(PLAN).flatMap(this::plan);
        ChoicesReader choices = new ChoicesReader(findings);
        fields.value(CHOICES).ifPresent(choices::read);
        Kilobyte kilobyte = choices.semantics().of(Kilobyte.class);
        Limits ofPlan = plan.map(Plan::limits).orElse(Limits.PUBLISHED).with(kilobyte);
        Limits limits = fields.value(LIMITS)
                .map(value -> new LimitsReader(findings, kilobyte).read(value, ofPlan))
                .orElse(ofPlan);
        IdentitySettings identity = identity(fields, limits);
        Semantics semantics =
                choices.semantics().withLookback(lookback(limits)).withLongestList(asInt(limits.of(Limit.UNIQUE_LIST)));
        String environment = fields.text(ENVIRONMENT).map(Yaml.Scalar::text).orElse(SpaceSettings.DEFAULT_ENVIRONMENT);
        Optional<Instant> asOf = fields.text(AS_OF).flatMap(this::instant);
        List<String> exports =
                fields.texts(EXPORTS, "name a file, a folder or a glob; . is the folder of the space").stream()
                        .map(Yaml.Scalar::text)
                        .toList();
        Severities severities = fields.value(LINT)
                .map(value -> new LintReader(findings).read(value))
                .orElse(Severities.USUAL);
        SpaceFilters filters = new SpaceFiltersReader(findings, semantics).read(fields.list(SPACE_FILTERS), limits);
        OptionalLong memory = fields.text(MEMORY).map(this::memory).orElse(OptionalLong.empty());
        Optional<DataGraphSettings> dataGraph =
                fields.value(DATA_GRAPH).flatMap(value -> new DataGraphReader(findings).read(value));
        return name.flatMap(named -> slug.map(some -> new SpaceSettings(
                named.text(),
                some,
                environment,
                asOf,
                exports,
                identity.withSemantics(semantics),
                filters,
                plan,
                semantics,
                choices.places(),
                limits,
                severities,
                memory,
                dataGraph)));
    }

    private Optional<String> slug(Fields fields, Optional<Yaml.Scalar> name) {
        Optional<Yaml.Scalar> written = fields.text(SLUG);
        if (written.isPresent()) {
            return written.map(Yaml.Scalar::text);
        }
        Optional<String> made = name.flatMap(some -> Keys.predicted(some.text(), KeySpelling.RUNS_JOINED));
        if (name.isPresent() && made.isEmpty()) {
            fields.missing(
                    SLUG, "no slug can be made of the name '" + name.get().text() + "': a 'slug' is needed");
        }
        return made;
    }

    private IdentitySettings identity(Fields fields, Limits limits) {
        IdentitySettings limited = IdentitySettings.DEFAULT
                .withMergeLimit(asInt(limits.of(Limit.MERGES)))
                .withMappingLimit(asInt(limits.of(Limit.IDENTIFIERS)));
        return fields.value(IDENTIFIERS)
                .map(value -> new IdentifiersReader(findings).read(value, limited))
                .orElse(limited);
    }

    private static int asInt(OptionalLong limit) {
        return (int) Math.min(Integer.MAX_VALUE, limit.orElse(Integer.MAX_VALUE));
    }

    private static Optional<Duration> lookback(Limits limits) {
        OptionalLong days = limits.of(Limit.HISTORY);
        return days.isPresent() ? Optional.of(Duration.ofDays(days.getAsLong())) : Optional.empty();
    }

    private Optional<Instant> instant(Yaml.Scalar written) {
        Optional<IsoTime> time =
                IsoTime.parse(written.text()).filter(read -> read.strict() && (read.zoned() || read.dateOnly()));
        if (time.isEmpty()) {
            findings.add(
                    SettingsRule.E_TIME,
                    written.span(),
                    "'" + written.text() + "' is no instant",
                    "as in 2026-03-01T00:00:00Z");
        }
        return time.map(IsoTime::instant);
    }

    private Optional<Plan> plan(Yaml.Scalar written) {
        Optional<Plan> plan = Plan.named(written.text());
        if (plan.isEmpty()) {
            findings.addUnknown(
                    SettingsRule.E_PLAN,
                    written.span(),
                    "there is no plan '" + written.text() + "'",
                    written.text(),
                    Stream.of(Plan.values()).map(Plan::keyword).toList());
        }
        return plan;
    }

    private OptionalLong memory(Yaml.Scalar written) {
        OptionalLong bytes = Sizes.bytes(written.text(), Kilobyte.OF_1024);
        if (bytes.isEmpty() || bytes.getAsLong() == 0) {
            findings.add(
                    SettingsRule.E_MEMORY,
                    written.span(),
                    "'" + written.text() + "' is no amount of memory",
                    "as in 256 MB or 2 GB");
            return OptionalLong.empty();
        }
        return bytes;
    }
}
