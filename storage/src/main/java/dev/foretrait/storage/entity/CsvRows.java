package dev.foretrait.storage.entity;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table from CSV with a header. Columns that the entity does not have are passed over; an empty cell is null, and a
 * quoted empty one is the empty text (U-86).
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {

    private final TableReading reading;
    private final List<String> header = new ArrayList<>();
    private int[] columnOf = new int[0];
    private long line;
    private boolean isHeader = true;
    private boolean isUsable = true;

    private CsvRows(TableReading reading) {
        this.reading = reading;
    }

    static void read(BufferedReader text, TableReading reading) {
        CsvRows rows = new CsvRows(reading);
        try {
            CsvReader.builder()
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .build(rows, text)
                    .forEach(read -> {});
            if (rows.isHeader) {
                reading.refuse(1, "the file is empty, and a table has a header");
            }
        } catch (CsvParseException broken) {
            reading.refuse(
                    rows.line,
                    "the row that begins here is no CSV: a cell with quotes in it stands between quotes, and each of them"
                            + " is written twice");
        }
    }

    @Override
    protected void handleBegin(long startingLine) {
        line = startingLine;
    }

    @Override
    protected void handleField(int index, char[] chars, int offset, int length, boolean quoted) {
        if (isHeader) {
            header.add(new String(chars, offset, length));
        } else if (index < columnOf.length && columnOf[index] >= 0 && (length > 0 || quoted)) {
            reading.cell(line, columnOf[index], new String(chars, offset, length));
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (isHeader) {
            isHeader = false;
            readHeader();
        } else if (!isUsable || getRecordType() == RecordType.EMPTY) {
            return true;
        } else if (getFieldCount() != header.size()) {
            reading.refuse(line, "the header has " + header.size() + " cells, and this row " + getFieldCount());
        } else {
            reading.endRow(line);
        }
        return true;
    }

    private void readHeader() {
        for (String name : reading.names()) {
            if (!header.contains(name)) {
                reading.missingColumn(name, header);
                isUsable = false;
            } else if (header.indexOf(name) != header.lastIndexOf(name)) {
                reading.refuse(line, "the column '" + name + "' stands twice");
                isUsable = false;
            }
        }
        columnOf = isUsable ? header.stream().mapToInt(reading.names()::indexOf).toArray() : new int[0];
    }
}
