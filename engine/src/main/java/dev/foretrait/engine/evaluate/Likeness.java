package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.reduce.Line;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which enclosing events are alike: equal in all that a condition asks of them. Kinds are numbered from 0. */
final class Likeness {

    private final int[] kindOf;

    /**
     * @param fields what is asked
     */
    Likeness(int parents, Collection<Line> fields) {
        this.kindOf = new int[parents];
        for (Line field : fields) {
            Map<Long, Integer> kinds = new HashMap<>();
            int[] numberOfCode = numbers(field);
            for (int parent = 0; parent < parents; parent++) {
                long pair = (long) kindOf[parent] << 32 | numberOfCode[field.code(parent)];
                kindOf[parent] = number(kinds, pair);
            }
        }
    }

    int kindOf(int parent) {
        return kindOf[parent];
    }

    private static int[] numbers(Line field) {
        Map<List<Value>, Integer> numbers = new HashMap<>();
        int[] numberOfCode = new int[field.codes() + 1];
        Arrays.fill(numberOfCode, -1);
        for (int event = 0; event < field.places(); event++) {
            int code = field.code(event);
            if (numberOfCode[code] < 0) {
                numberOfCode[code] = number(numbers, field.values(code));
            }
        }
        return numberOfCode;
    }

    private static <K> int number(Map<K, Integer> numbers, K key) {
        Integer known = numbers.putIfAbsent(key, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }
}
