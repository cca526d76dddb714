package dev.foretrait.storage.settings;

import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.entity.ColumnType;
import dev.foretrait.engine.entity.Entity;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is said of a table: its file, its columns with their types, its primary key. */
final class TableReader {

    private static final String FILE = "file";
    private static final String PRIMARY_KEY = "primary_key";
    private static final String COLUMNS = "columns";

    /** The fields that say it. */
    static final List<String> FIELDS = List.of(FILE, PRIMARY_KEY, COLUMNS);

    private final Findings findings;
    private final Map<String, String> files = new LinkedHashMap<>();

    TableReader(Findings findings) {
        this.findings = findings;
    }

    /** The file of each table read so far, by its slug. */
    Map<String, String> files() {
        return files;
    }

    /**
     * The table that the fields describe; whatever is wrong with them is a finding.
     *
     * @param what what it is called in findings: {@code an entity}
     */
    Optional<Entity> read(Fields fields, String slug, String what) {
        Optional<Yaml.Scalar> file = fields.neededText(FILE, what + " has a 'file', as in orders.csv");
        Optional<Yaml.Scalar> key = fields.neededText(PRIMARY_KEY, what + " has a 'primary_key'");
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        if (!fields.has(COLUMNS)) {
            fields.missing(COLUMNS, what + " has 'columns', as in { id: STRING }");
        }
        fields.value(COLUMNS)
                .flatMap(value -> Fields.of(value, "'" + COLUMNS + "'", findings))
                .map(Fields::all)
                .orElse(List.of())
                .forEach(column ->
                        type(column).ifPresent(type -> columns.put(column.name().text(), type)));
        file.ifPresent(some -> {
            if (Stream.of(".csv", ".ndjson").noneMatch(some.text()::endsWith)) {
                findings.add(
                        SettingsRule.E_DATA_GRAPH,
                        some.span(),
                        "'" + some.text() + "' is no table",
                        "a file whose name ends in .csv or .ndjson");
            }
            files.put(slug, some.text());
        });
        return key.filter(some -> isColumn(some, some.text(), columns.keySet(), slug))
                .map(some -> new Entity(slug, some.text(), columns));
    }

    /** Whether a table has a column; if not, that is a finding. */
    boolean isColumn(Yaml.Scalar place, String name, Set<String> columns, String table) {
        if (!columns.contains(name)) {
            findings.addUnknown(
                    SettingsRule.E_DATA_GRAPH,
                    place.span(),
                    "'" + table + "' has no column '" + name + "'",
                    name,
                    columns);
        }
        return columns.contains(name);
    }

    private Optional<ColumnType> type(Yaml.Field column) {
        if (!(column.value() instanceof Yaml.Scalar written)) {
            findings.add(
                    SettingsRule.E_DATA_GRAPH,
                    column.value().span(),
                    "the column " + Fields.described(column.name()) + " has no type",
                    NearName.listed(types()));
            return Optional.empty();
        }
        Optional<ColumnType> type = ColumnType.named(written.text());
        if (type.isEmpty()) {
            findings.addUnknown(
                    SettingsRule.E_DATA_GRAPH,
                    written.span(),
                    "there is no type " + Fields.described(written),
                    written.text(),
                    types());
        }
        return type;
    }

    private static List<String> types() {
        return Stream.of(ColumnType.values()).map(ColumnType::name).toList();
    }
}
