package dev.foretrait.engine.reduce;

/** How long arrays become that grow with the number of subjects. */
final class Room {

    private Room() {}

    /** At least what is wanted, and so much more than before that growing again and again costs little. */
    static int after(int before, int wanted) {
        return Math.max(wanted, before + before / 2);
    }
}
