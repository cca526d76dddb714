package dev.foretrait.engine.reduce;

/**
 * How often each subject has shown each of some numbered forms: a dense table while subjects times forms stay small, a
 * hash table beyond.
 */
final class Frequencies {

    private static final long LARGEST_DENSE = 1L << 22;

    private final int subjects;
    private int shift = 2;
    private int[] dense;
    private final PairTable pairs = new PairTable();
    private int[] sparse = new int[0];
    private boolean isDense;

    Frequencies(int subjects) {
        this.subjects = subjects;
        this.isDense = (long) subjects << shift <= LARGEST_DENSE;
        this.dense = isDense ? new int[subjects << shift] : new int[0];
        if (!isDense) {
            sparse = new int[pairs.capacity()];
        }
    }

    /** Makes room for forms up to that many. */
    void expect(int forms) {
        int wanted = shift;
        while (1L << wanted < forms) {
            wanted++;
        }
        if (!isDense || wanted == shift) {
            return;
        }
        int[] old = dense;
        int oldShift = shift;
        isDense = (long) subjects << wanted <= LARGEST_DENSE;
        shift = wanted;
        dense = isDense ? new int[subjects << shift] : new int[0];
        sparse = isDense ? sparse : new int[pairs.capacity()];
        for (int at = 0; at < old.length; at++) {
            if (old[at] != 0) {
                add(at >>> oldShift, at & (1 << oldShift) - 1, old[at]);
            }
        }
    }

    void add(int subject, int form, int times) {
        if (isDense) {
            dense[(subject << shift) + form] += times;
        } else {
            addSparse(subject, form, times);
        }
    }

    /** Adds one sighting of the form of each kept event; a negative form is none. */
    void addAll(Kept kept, int[] formOfCode) {
        int[] rows = kept.rows();
        int[] subjects = kept.subjects();
        int[] codes = kept.codes();
        int count = kept.count();
        if (!isDense) {
            for (int i = 0; i < count; i++) {
                int form = formOfCode[codes[rows[i]]];
                if (form >= 0) {
                    addSparse(subjects[i], form, 1);
                }
            }
            return;
        }
        int[] table = dense;
        int by = shift;
        for (int i = 0; i < count; i++) {
            int form = formOfCode[codes[rows[i]]];
            if (form >= 0) {
                table[(subjects[i] << by) + form]++;
            }
        }
    }

    /** Calls with every frequency that is not 0. */
    void forEach(Sighted action) {
        for (int at = 0; at < dense.length; at++) {
            if (dense[at] != 0) {
                action.sighted(at >>> shift, at & (1 << shift) - 1, dense[at]);
            }
        }
        for (int slot = 0; slot < sparse.length; slot++) {
            if (sparse[slot] != 0) {
                action.sighted(pairs.subject(slot), pairs.number(slot), sparse[slot]);
            }
        }
    }

    /** Told how often a subject has shown a form. */
    interface Sighted {
        void sighted(int subject, int form, int times);
    }

    private void addSparse(int subject, int form, int times) {
        int slot = pairs.slot(subject, form);
        sparse[slot < 0 ? ~slot : slot] += times;
        if (slot < 0 && pairs.isFull()) {
            int[] old = sparse;
            int[] moved = pairs.grow();
            sparse = new int[pairs.capacity()];
            for (int at = 0; at < old.length; at++) {
                if (old[at] != 0) {
                    sparse[moved[at]] = old[at];
                }
            }
        }
    }
}
