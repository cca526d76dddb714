package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The string forms of values (query-language.md 5.2), numbered from 0 as they come. Blocks share these numbers. */
final class StringForms {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> forms = new ArrayList<>();

    int size() {
        return forms.size();
    }

    String form(int number) {
        return forms.get(number);
    }

    int number(String form) {
        Integer known = numbers.putIfAbsent(form, forms.size());
        if (known == null) {
            forms.add(form);
            return forms.size() - 1;
        }
        return known;
    }

    /** The numbers that our forms have over there. */
    int[] numbersIn(StringForms other) {
        return forms.stream().mapToInt(other::number).toArray();
    }

    /** For every number, how many forms come before it in that order. */
    int[] ranks(Comparator<String> order) {
        int[] ranks = new int[size()];
        int[] sorted = IntStream.range(0, size())
                .boxed()
                .sorted((left, right) -> order.compare(form(left), form(right)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < sorted.length; rank++) {
            ranks[sorted[rank]] = rank;
        }
        return ranks;
    }

    /** The numbers of the forms of every code. */
    OfCodes of(Coded values) {
        return new OfCodes(values, this);
    }

    /** The numbers of the forms that each code of a block stands for. */
    static final class OfCodes {

        private static final int[] NONE = {};

        /** The one form of each code; negative where a code has none, or several. */
        final int[] single;

        /** All forms of each code. */
        final int[][] all;

        /** Whether a code has more than one form. */
        final boolean hasSeveral;

        private OfCodes(Coded values, StringForms forms) {
            single = new int[values.codes() + 1];
            all = new int[values.codes() + 1][];
            boolean several = false;
            for (int code = 0; code < all.length; code++) {
                List<Value> found = code == 0 ? List.of() : values.values(code);
                int[] numbers = found.isEmpty() ? NONE : new int[found.size()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = forms.number(found.get(i).string());
                }
                all[code] = numbers;
                single[code] = numbers.length == 1 ? numbers[0] : -1;
                several |= numbers.length > 1;
            }
            hasSeveral = several;
        }
    }
}
