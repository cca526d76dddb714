package dev.foretrait.engine.column;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was worked out about all codes of a vocabulary, once for everything that shares it. Safe for use by several threads.
 */
public final class Vocabularies {

    private final Map<Asked, Object> known = new ConcurrentHashMap<>();

    private record Asked(Object question, Object vocabulary) {}

    /**
     * The answer for a vocabulary.
     *
     * @param question what is asked: equal questions have equal answers, of one type
     * @param answer works it out; it is not to ask for anything here
     */
    @SuppressWarnings("unchecked")
    public <T> T answer(Object question, Coded values, Supplier<T> answer) {
        Object vocabulary = values.vocabulary();
        if (vocabulary == values) {
            return answer.get();
        }
        Asked asked = new Asked(question, vocabulary);
        Object found = known.get(asked);
        return (T) (found != null ? found : known.computeIfAbsent(asked, any -> answer.get()));
    }
}
