package dev.foretrait.engine.column;

import java.util.List;

/** Profiles, numbered from 0, and the messages that count for them. */
public interface Population {

    /** All blocks, events and others, in a stable order. */
    List<Block> blocks();

    /** The number of profiles. */
    int profiles();

    /** The profile of each row of one of the {@link #blocks}, or {@link Snapshot#NOBODY}. Not to be changed. */
    int[] profilesOf(Block block);

    /** What is kept of earlier evaluations about the {@link #blocks}. */
    default Notes notes() {
        return Notes.NONE;
    }
}
