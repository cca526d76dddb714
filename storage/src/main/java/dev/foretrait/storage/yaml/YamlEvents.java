package dev.foretrait.storage.yaml;

import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The events of a YAML text, of any length. The parser refuses what is not YAML with a {@link YamlEngineException}; over
 * a few texts it stumbles with an exception of another kind, which becomes one of these, too.
 */
final class YamlEvents {

    private static final int USUAL_BUFFER = 1024;

    private final ParserImpl parser;

    /**
     * The whole text fits the parser's buffer: where a buffer ends between the halves of a character, the parser reads
     * behind its end.
     */
    YamlEvents(String text, boolean withComments) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(USUAL_BUFFER, text.length() + 1))
                .setParseComments(withComments)
                .build();
        this.parser = new ParserImpl(settings, new StreamReader(settings, text));
    }

    boolean hasNext() {
        return told(parser::hasNext);
    }

    Event next() {
        return told(parser::next);
    }

    /** The event that comes next. */
    Event peek() {
        return told(parser::peekEvent);
    }

    /** Whether the event that comes next is of that kind. */
    boolean nextIs(Event.ID kind) {
        return told(() -> parser.checkEvent(kind));
    }

    private static <T> T told(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (YamlEngineException refused) {
            throw refused;
        } catch (RuntimeException stumbled) {
            throw new YamlEngineException(stumbled);
        }
    }
}
