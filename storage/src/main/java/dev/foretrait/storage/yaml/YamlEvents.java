package dev.foretrait.storage.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The parser of YAML, as it is used here: texts of any length, whose size the caller has bounded. */
final class YamlEvents {

    private static final int USUAL_BUFFER = 1024;

    private YamlEvents() {}

    /**
     * The events of a text. The whole text fits the parser's buffer: where a buffer ends between the halves of a
     * character, the parser reads behind its end.
     */
    static ParserImpl of(String text, boolean withComments) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(USUAL_BUFFER, text.length() + 1))
                .setParseComments(withComments)
                .build();
        return new ParserImpl(settings, new StreamReader(settings, text));
    }
}
