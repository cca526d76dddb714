package dev.foretrait.storage.entity;

import dev.foretrait.engine.entity.ColumnType;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a table from NDJSON: an object a line. Fields that the entity does not have are passed over; a NUMBER is a number,
 * everything else is text, and what is missing is null.
 */
final class JsonRows {

    private static final ObjectReader JSON = JsonMapper.shared()
            .reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int MOST_NAMES = 100;

    private final TableReading reading;
    private final boolean[] seen;
    private final Set<String> names = new LinkedHashSet<>();
    private boolean hasRows;

    private JsonRows(TableReading reading) {
        this.reading = reading;
        this.seen = new boolean[reading.names().size()];
    }

    static void read(BufferedReader text, TableReading reading) throws IOException {
        new JsonRows(reading).read(text);
    }

    private void read(BufferedReader text) throws IOException {
        long number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.isBlank()) {
                readRow(number, line);
            }
        }
        List<String> columns = reading.names();
        for (int column = 0; hasRows && column < seen.length; column++) {
            if (!seen[column]) {
                reading.missingColumn(columns.get(column), names);
            }
        }
    }

    private void readRow(long line, String text) {
        JsonNode row;
        try {
            row = JSON.readTree(text);
        } catch (JacksonException broken) {
            reading.refuse(line, "this is no JSON; a row is one object on one line");
            return;
        }
        if (!row.isObject()) {
            reading.refuse(line, "this is no JSON object; a row is one object on one line");
            return;
        }
        hasRows = true;
        if (names.size() < MOST_NAMES) {
            names.addAll(row.propertyNames());
        }
        for (int column = 0; column < seen.length; column++) {
            JsonNode cell = row.get(reading.names().get(column));
            if (cell != null) {
                seen[column] = true;
                if (!cell.isNull()) {
                    readCell(line, column, cell);
                }
            }
        }
        reading.endRow(line);
    }

    private void readCell(long line, int column, JsonNode cell) {
        if (reading.type(column) == ColumnType.NUMBER ? !cell.isNumber() : !cell.isString()) {
            reading.misfit(line, column, cell.toString());
        } else {
            reading.cell(line, column, cell.isNumber() ? cell.decimalValue().toString() : cell.asString());
        }
    }
}
