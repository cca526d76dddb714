package dev.foretrait.cli.explore;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ValueKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The events of a space as CSV: a row for each property of each event, with its five commonest values and how many events are
 * not as the catalogue says.
 */
public final class EventsCsv {

    private static final int MOST_VALUES = 5;

    private EventsCsv() {}

    public static void write(EventsCard card, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(
                "event",
                "messages",
                "property",
                "with_property",
                "types",
                "first",
                "last",
                "distinct",
                "values",
                "violations");
        for (ObservedEvent event : card.observed().events()) {
            String messages = Long.toString(event.messages());
            String first = IsoTime.format(event.first());
            String last = IsoTime.format(event.last());
            String ofEvent = violations(card, event, Optional.empty());
            if (!ofEvent.isEmpty() && !event.properties().isEmpty()) {
                csv.writeRecord(event.name(), messages, "", "", "", first, last, "", "", ofEvent);
            }
            if (event.properties().isEmpty()) {
                csv.writeRecord(event.name(), messages, "", "", "", first, last, "", "", ofEvent);
            }
            for (ObservedProperty property : event.properties()) {
                String types =
                        property.kinds().keySet().stream().map(ValueKind::word).collect(Collectors.joining(" "));
                csv.writeRecord(
                        event.name(),
                        messages,
                        property.path().toString(),
                        Long.toString(property.messages()),
                        types,
                        first,
                        last,
                        property.isComplete() ? Integer.toString(property.distinct()) : "",
                        values(property),
                        violations(card, event, Optional.of(property.path())));
            }
        }
        csv.flush();
    }

    private static String values(ObservedProperty property) {
        return property.values().stream()
                .limit(MOST_VALUES)
                .map(seen -> seen.value().string())
                .collect(Collectors.joining(" | "));
    }

    private static String violations(EventsCard card, ObservedEvent event, Optional<PropertyPath> property) {
        return card.of(event).stream()
                .filter(violation -> violation.property().equals(property))
                .map(violation -> violation.rule().id() + " " + violation.messages())
                .collect(Collectors.joining(" | "));
    }
}
