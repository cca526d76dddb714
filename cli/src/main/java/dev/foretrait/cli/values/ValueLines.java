package dev.foretrait.cli.values;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.engine.event.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;

/** A profile with its values as JSON, one after the other in lines or in an array. */
public final class ValueLines {

    private final ValueTable table;

    public ValueLines(ValueTable table) {
        this.table = table;
    }

    /** An object on each line. */
    public void writeLines(OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, false);
        for (PrimitiveIterator.OfInt members = table.members().iterator(); members.hasNext(); ) {
            write(members.nextInt(), json);
            json.endLine();
        }
        json.flush();
    }

    /** One array. */
    public void writeArray(OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, true);
        json.beginArray();
        for (PrimitiveIterator.OfInt members = table.members().iterator(); members.hasNext(); ) {
            write(members.nextInt(), json);
        }
        json.endArray().endLine().flush();
    }

    private void write(int profile, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("profile").text(table.ids().segmentId(profile));
        json.name("externalIds");
        write(table.ids().externalIds(profile), json);
        json.name("values").beginObject();
        for (ValueColumn column : table.columns()) {
            Value value = column.value(profile);
            if (value != Value.ABSENT) {
                json.name(column.key()).value(value);
            }
        }
        json.endObject().endObject();
    }

    /** External ids as an object of arrays. */
    public static void write(Map<String, List<String>> externalIds, JsonWriter json) throws IOException {
        json.beginObject();
        for (Map.Entry<String, List<String>> type : externalIds.entrySet()) {
            json.name(type.getKey()).texts(type.getValue());
        }
        json.endObject();
    }
}
