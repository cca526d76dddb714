package dev.foretrait.engine.column;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.NameCase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a path leads to inside the values of a column, as a sequence of entries of one dictionary for each code. */
public final class Sequences implements Weighed {

    private final int[] ends;
    private final int[] entries;
    private final Column elements;

    private Sequences(int[] ends, int[] entries, Dictionary elements) {
        this.ends = ends;
        this.entries = entries;
        this.elements = new Column(new Codes.Count(elements.size()), elements);
    }

    /**
     * Follows a path inside every value.
     *
     * @param path the segments still to go
     * @param names how keys are looked up (U-08)
     */
    static Sequences of(Column values, PropertyPath path, NameCase names) {
        Entry entry = values.entry().orElseThrow();
        Walk walk = new Walk(values, path, names);
        DictionaryBuilder elements = new DictionaryBuilder();
        int[] ends = new int[values.codes() + 1];
        int[] entries = new int[ends.length];
        Found found = new Found(elements, entries);
        Nested nested = new Nested(path, found);
        for (int code = 1; code < ends.length; code++) {
            if (names == NameCase.IGNORED) {
                walk.values(code).forEach(found::add);
            } else if (entry.moveTo(code)) {
                entry.dictionary().follow(nested, entry.code());
            }
            ends[code] = found.count;
        }
        return new Sequences(ends, Arrays.copyOf(found.entries, found.count), elements.build());
    }

    /** Collects what a path leads to. */
    static final class Found {

        private final DictionaryBuilder elements;
        private int[] entries;
        private int count;

        private Found(DictionaryBuilder elements, int[] entries) {
            this.elements = elements;
            this.entries = entries;
        }

        void add(Value value) {
            add(elements.value(value));
        }

        void add(byte spelling, byte[] bytes, int from, int to) {
            add(elements.spelled(spelling, bytes, from, to - from));
        }

        private void add(int entry) {
            if (count == entries.length) {
                entries = Arrays.copyOf(entries, count * 2);
            }
            entries[count++] = entry;
        }
    }

    /** The elements that all sequences are made of, with a place for each. None is absent; equal ones may be there twice. */
    public Coded elements() {
        return elements;
    }

    /** Whether the sequence of a code is empty. */
    public boolean isEmpty(int code) {
        return code == 0 || ends[code] == ends[code - 1];
    }

    /**
     * Marks the codes some of whose elements are marked.
     *
     * @param marks 1 or 0 for the code of every element
     */
    public byte[] withSome(byte[] marks) {
        byte[] with = new byte[ends.length];
        for (int code = 1; code < with.length; code++) {
            byte any = 0;
            for (int at = ends[code - 1]; at < ends[code]; at++) {
                any |= marks[entries[at]];
            }
            with[code] = any;
        }
        return with;
    }

    /** The values of a code, in order. */
    List<Value> values(int code) {
        return code == 0
                ? List.of()
                : IntStream.range(ends[code - 1], ends[code])
                        .mapToObj(at -> elements.dictionary().value(entries[at]))
                        .toList();
    }

    @Override
    public long weight() {
        return Integer.BYTES * ((long) ends.length + entries.length) + elements.weight();
    }
}
