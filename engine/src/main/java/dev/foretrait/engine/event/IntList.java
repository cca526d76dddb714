package dev.foretrait.engine.event;

import java.util.Arrays;

/** A growing list of ints, for the paths where boxing would cost. */
public final class IntList {

    private int[] elements = new int[16];
    private int size;

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The element at a place, counted from 0. */
    public int get(int at) {
        return elements[at];
    }

    /** Puts an element in the place of another. */
    public void set(int at, int element) {
        elements[at] = element;
    }

    /** Puts an element at the end. */
    public void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    /** Puts an element at a place and moves those behind it. */
    public void insert(int at, int element) {
        add(element);
        System.arraycopy(elements, at, elements, at + 1, size - 1 - at);
        elements[at] = element;
    }

    /** Takes the last element away; there is one. */
    public int removeLast() {
        return elements[--size];
    }

    /** Whether the element is there; looks at all of them. */
    public boolean contains(int element) {
        for (int at = 0; at < size; at++) {
            if (elements[at] == element) {
                return true;
            }
        }
        return false;
    }

    /** Takes all elements away. */
    public void clear() {
        size = 0;
    }

    /** The elements, in an array of their own. */
    public int[] toArray() {
        return Arrays.copyOf(elements, size);
    }
}
