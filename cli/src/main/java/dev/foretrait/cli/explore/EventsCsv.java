package dev.foretrait.cli.explore;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ValueKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The events of a space as CSV: a row for each property of each event. */
public final class EventsCsv {

    private EventsCsv() {}

    public static void write(EventCatalogue catalogue, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord("event", "messages", "property", "with_property", "types");
        for (ObservedEvent event : catalogue.events()) {
            String messages = Long.toString(event.messages());
            if (event.properties().isEmpty()) {
                csv.writeRecord(event.name(), messages, "", "", "");
            }
            for (ObservedProperty property : event.properties()) {
                String types =
                        property.kinds().keySet().stream().map(ValueKind::word).collect(Collectors.joining(" "));
                csv.writeRecord(
                        event.name(), messages, property.path().toString(), Long.toString(property.messages()), types);
            }
        }
        csv.flush();
    }
}
