package dev.foretrait.engine.identity;

import java.util.Arrays;

/** A growing list of ints, for the paths where boxing would cost. */
final class IntList {

    private int[] elements = new int[16];
    private int size;

    int size() {
        return size;
    }

    int get(int at) {
        return elements[at];
    }

    void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    /** Puts an element at a place and moves those behind it. */
    void insert(int at, int element) {
        add(element);
        System.arraycopy(elements, at, elements, at + 1, size - 1 - at);
        elements[at] = element;
    }

    int removeLast() {
        return elements[--size];
    }

    boolean contains(int element) {
        for (int at = 0; at < size; at++) {
            if (elements[at] == element) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(elements, size);
    }
}
