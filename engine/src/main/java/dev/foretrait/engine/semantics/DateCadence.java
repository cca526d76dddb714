package dev.foretrait.engine.semantics;

/** When Segment computes an audience that compares a date with now and needs no schedule otherwise (U-38). */
public enum DateCadence implements Option {
    /** At once, so that it changes as time goes by without a message to set it off. */
    REALTIME,
    /** On a schedule. */
    BATCH
}
