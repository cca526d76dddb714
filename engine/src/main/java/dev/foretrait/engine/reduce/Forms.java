package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Vocabularies;
import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The string forms (query-language.md 5.2) of a vocabulary in alphabetical order. They count from 1; 0 is no form. */
final class Forms {

    private static final int[] NONE = {};

    /** The one form of each code; 0 where a code has none, or several. */
    final int[] single;

    /** All forms of each code that has more than one. */
    final int[][] several;

    /** Whether a code has more than one form. */
    final boolean hasSeveral;

    private final List<String> texts;

    private Forms(Coded values, Comparator<String> alphabet) {
        this.single = new int[values.codes() + 1];
        this.several = new int[single.length][];
        List<List<String>> formsOf = new ArrayList<>();
        Map<String, Integer> numbers = new TreeMap<>(alphabet);
        for (int code = 0; code < single.length; code++) {
            formsOf.add(
                    code == 0
                            ? List.of()
                            : values.values(code).stream().map(Value::string).toList());
            formsOf.get(code).forEach(form -> numbers.put(form, 0));
        }
        this.texts = List.copyOf(numbers.keySet());
        int number = 0;
        for (Map.Entry<String, Integer> numbered : numbers.entrySet()) {
            numbered.setValue(++number);
        }
        boolean any = false;
        for (int code = 0; code < single.length; code++) {
            int[] all = formsOf.get(code).stream()
                    .mapToInt(form -> numbers.getOrDefault(form, 0))
                    .toArray();
            single[code] = all.length == 1 ? all[0] : 0;
            several[code] = all.length > 1 ? all : NONE;
            any |= all.length > 1;
        }
        this.hasSeveral = any;
    }

    private record Question(Comparator<String> alphabet) {}

    /** The forms of values. */
    static Forms of(Coded values, Comparator<String> alphabet, Vocabularies vocabularies) {
        return vocabularies.answer(new Question(alphabet), values, () -> new Forms(values, alphabet));
    }

    /** The number of forms. */
    int size() {
        return texts.size();
    }

    String text(int form) {
        return texts.get(form - 1);
    }
}
