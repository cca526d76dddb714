package dev.foretrait.cli.choices;

import dev.foretrait.cli.output.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Choices as JSON: one object, or an object on a line for each choice. */
public final class ChoicesJson {

    private ChoicesJson() {}

    /** {@code {"choices":[…]}}. */
    public static void write(List<AnsweredChoice> choices, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, true);
        json.beginObject().name("choices").beginArray();
        for (AnsweredChoice choice : choices) {
            write(choice, json);
        }
        json.endArray().endObject().endLine().flush();
    }

    /** An object for each choice, on a line of its own. */
    public static void writeLines(List<AnsweredChoice> choices, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(out, false);
        for (AnsweredChoice choice : choices) {
            write(choice, json);
            json.endLine();
        }
        json.flush();
    }

    private static void write(AnsweredChoice answered, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("number").text(answered.choice().id());
        json.name("question").text(answered.choice().question());
        json.name("answer").text(answered.choice().answer());
        json.name("inForce").texts(answered.inForce());
        json.name("default").texts(answered.usual());
        json.name("options").texts(answered.choice().options());
        json.name("reason").text(answered.choice().reason());
        json.name("fixed").text(answered.choice().whyFixed());
        json.name("elsewhere").texts(answered.elsewhere());
        json.name("setAt").text(answered.shownPlace());
        json.endObject();
    }
}
