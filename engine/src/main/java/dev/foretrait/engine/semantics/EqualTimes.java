package dev.foretrait.engine.semantics;

/** Which of two events of one timestamp is the earlier one (U-25). */
public enum EqualTimes implements Option {
    /** The one received first; of those received together, the one whose messageId is first by code point. */
    RECEIVED_FIRST,
    /** The one whose messageId is first by code point, whenever it was received. */
    LESSER_ID
}
