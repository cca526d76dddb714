package dev.foretrait.storage.ingest;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Takes in the messages of a JSON text over several lines; where it cannot be read, the rest of it is left out. */
final class Document {

    private final Intake intake;
    private final MessageReader reader;
    private final Runnable taken;

    /**
     * @param taken run after every message
     */
    Document(Intake intake, Runnable taken) {
        this.intake = intake;
        this.reader = new MessageReader(intake.tape);
        this.taken = taken;
    }

    /** Returns how many line ends are in it, as far as it could be read. */
    long take(InputStream text) {
        int line = 1;
        try (JsonParser parser = MessageReader.JSON.createParser(ObjectReadContext.empty(), text)) {
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    line = parser.currentTokenLocation().getLineNr();
                    if (token == JsonToken.START_OBJECT) {
                        message(parser, line);
                    } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                        intake.reject(ImportRule.NOT_AN_OBJECT, "", line, 0, new byte[0]);
                    }
                }
                return parser.currentLocation().getLineNr() - 1L;
            } catch (JacksonException broken) {
                refuse(broken, line);
                return line - 1L;
            }
        }
    }

    private void message(JsonParser parser, int line) {
        reader.read(parser);
        byte[] text = intake.tape.object().json().getBytes(StandardCharsets.UTF_8);
        ImportRule refusal = intake.take(text.length, Optional.empty(), line);
        if (refusal != null) {
            intake.refuse(refusal, line, text);
        }
        taken.run();
    }

    private void refuse(JacksonException broken, int lineOfValue) {
        ImportRule rule = broken instanceof UnexpectedEndOfInputException
                ? ImportRule.TRUNCATED_FILE
                : broken instanceof StreamConstraintsException ? ImportRule.JSON_TOO_DEEP : ImportRule.INVALID_JSON;
        int line = broken.getLocation() == null
                ? lineOfValue
                : broken.getLocation().getLineNr();
        int column = broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr();
        intake.reject(rule, "the rest of the file is left out", line, Math.max(0, column), new byte[0]);
    }
}
